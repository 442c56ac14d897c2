import { Router, type Application } from 'express';
import type { AccessContext } from '../../access/access-context.ts';
import { callRoute } from './call-route.ts';
import type { ForgeParts } from './forge-parts.ts';
import { triggerRoutes } from './trigger-routes.ts';

/** Roster as a Forge app of Atlassian sites: what `manifest.yml` names as its remote. */
export function forgeRoutes(access: AccessContext, parts: ForgeParts, app: Application): Router {
  const router = Router();
  router.use(triggerRoutes(access, parts));
  router.use(callRoute(parts, app));
  return router;
}
