import { Router } from 'express';
import type { AccessContext } from '../../access/access-context.ts';
import { products } from '../../atlassian/product-client.ts';
import type { ConnectParts } from './connect-parts.ts';
import { describeApp, descriptorPaths } from './descriptor.ts';
import { hookRoutes } from './hook-routes.ts';
import { lifecycleRoutes } from './lifecycle-routes.ts';
import { pageRoutes } from './page-routes.ts';

/** Roster as an app of Atlassian sites, through Connect. */
export function connectRoutes(access: AccessContext, parts: ConnectParts, frontendFolder: string): Router {
  const router = Router();
  for (const product of products) {
    router.get(descriptorPaths[product], (_request, response) => {
      response.set('Cache-Control', 'no-cache').json(describeApp(parts.app, product));
    });
    router.use(lifecycleRoutes(access, parts, product));
  }
  router.use(hookRoutes(access, parts));
  router.use(pageRoutes(access, parts, frontendFolder));
  return router;
}
