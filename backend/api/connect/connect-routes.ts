import { Router } from 'express';
import type { AccessContext } from '../../access/access-context.ts';
import type { ConnectParts } from './connect-parts.ts';
import { describeApp } from './descriptor.ts';
import { lifecycleRoutes } from './lifecycle-routes.ts';
import { pageRoutes } from './page-routes.ts';

/** Roster as an app of Atlassian sites, through Connect. */
export function connectRoutes(access: AccessContext, parts: ConnectParts, frontendFolder: string): Router {
  const router = Router();
  router.get('/atlassian-connect.json', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(describeApp(parts.app));
  });
  router.use(lifecycleRoutes(access, parts));
  router.use(pageRoutes(access, parts, frontendFolder));
  return router;
}
