import type { AccessContext } from '../access/access-context.ts';
import type { Route } from './edge/route.ts';

/** The route of an operation as one site has it. */
export type RouteOfSite = (siteId: string, operationId: string) => Route;

/**
 * Routes know the one site that they serve, and whoever calls is answered by those of their own site. Those of the site
 * at home are made at once, so that a gap in the contract stops the start; the others when they are first called.
 */
export function routesBySite(
  access: AccessContext,
  routesOf: (access: AccessContext) => readonly Route[],
): RouteOfSite {
  const sites = new Map<string, ReadonlyMap<string, Route>>();
  const add = (site: AccessContext) => {
    const routes = new Map(routesOf(site).map((route) => [route.operation.id, route]));
    sites.set(site.siteId, routes);
    return routes;
  };
  add(access);
  return (siteId, operationId) => {
    const route = (sites.get(siteId) ?? add(withSite(access, siteId))).get(operationId);
    if (!route) throw new Error(`A site has no route for ${operationId}.`);
    return route;
  };
}

function withSite(access: AccessContext, siteId: string): AccessContext {
  // The address is known only once the server listens.
  return {
    ...access,
    siteId,
    get baseUrl() {
      return access.baseUrl;
    },
  };
}
