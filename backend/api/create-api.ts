import express, { type Express } from 'express';
import { operations } from '#contract/operations.ts';
import type { AccessContext } from '../access/access-context.ts';
import type { ConnectorEditing } from '../connectors/connector-editing.ts';
import { connectorLoopProblems } from '../targets/picture-loops.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import { tokenRoutes } from './accounts/token-routes.ts';
import { createErasedHash } from '../privacy/erasing/hash-erased.ts';
import type { ApiParts } from './api-parts.ts';
import { issueOutcomeRoutes } from './atlassian/issue-outcome-routes.ts';
import { issueRoutes } from './atlassian/issue-routes.ts';
import { productRoutes } from './atlassian/product-routes.ts';
import { connectorRoutes } from './connectors/connector-routes.ts';
import { providerRoutes } from './connectors/provider-routes.ts';
import { connectRoutes } from './connect/connect-routes.ts';
import { checkRoutes } from './edge/check-routes.ts';
import { answerErrors, nothingHere } from './edge/error-answers.ts';
import { serveFrontend } from './edge/frontend.ts';
import { healthRoutes } from './edge/health.ts';
import { servePhotos } from './edge/photos.ts';
import { observeRequests } from './edge/requests.ts';
import type { Route } from './edge/route.ts';
import { securityHeaders } from './edge/security-headers.ts';
import { serveRoute } from './edge/serve-route.ts';
import { forgeRoutes } from './forge/forge-routes.ts';
import { fileRoutes } from './files/file-routes.ts';
import { readMetricFigures } from './metrics/metric-figures-store.ts';
import { metricsRoute } from './metrics/metrics-route.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { readPushFigures } from './metrics/push-figures-store.ts';
import { readSecretDates } from './metrics/read-secret-dates.ts';
import { serveOpenApi } from './openapi/serve-openapi.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { pictureRoutes } from './people/picture-routes.ts';
import { photoRoutes } from './photos/photo-routes.ts';
import { accessRoutes } from './privacy/access-routes.ts';
import { accountReportRoutes } from './privacy/account-report-routes.ts';
import { personDataRoutes } from './privacy/person-data-routes.ts';
import { changeRoutes } from './runs/change-routes.ts';
import { runRoutes } from './runs/run-routes.ts';
import { oidcRoutes } from './session/oidc-routes.ts';
import { sessionRoutes } from './session/session-routes.ts';
import { createWelcome } from './session/welcome.ts';
import { sampleCompanyRoutes } from './settings/sample-company-routes.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { sharingRoutes } from './sharing/sharing-routes.ts';
import { routesBySite } from './site-routes.ts';
import { pushRoutes } from './targets/push-routes.ts';
import { targetRoutes } from './targets/target-routes.ts';

/** The whole HTTP edge. Throws when an operation of the contract is left out. */
export function createApi(parts: ApiParts): Express {
  const { access, log, pictures } = parts;
  const { database, siteId } = access;
  const metrics = createMetrics({
    readFigures: () => readMetricFigures(database, siteId),
    readPushFigures: () => readPushFigures(database, siteId),
    readSecretDates: () =>
      readSecretDates(database, siteId, {
        findSource: (kind) => parts.sources.get(kind),
        findTarget: (kind) => parts.targets.get(kind),
      }),
    queueDepth: parts.queueDepth,
  });
  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', parts.proxies);
  app.use(observeRequests(log, metrics));
  app.use(servePhotos(pictures.answerPhoto));
  app.use(securityHeaders(access.baseUrl));
  app.use(healthRoutes(database, parts.stopping));
  app.get('/metrics', metricsRoute(access, metrics));
  app.get('/api/openapi.json', serveOpenApi(access.baseUrl));
  mount(app, access, (site) => routesOf({ ...parts, access: site }, metrics));
  app.use('/api', nothingHere);
  if (parts.connect) app.use(connectRoutes(access, parts.connect, parts.frontendFolder));
  if (parts.forge) app.use(forgeRoutes(access, parts.forge, app));
  app.use(serveFrontend(parts.frontendFolder));
  app.use(nothingHere);
  app.use(answerErrors(log));
  return app;
}

function routesOf(parts: ApiParts, metrics: Metrics): readonly Route[] {
  const { access, sources, targets, sync, pushes, pictures, stopping } = parts;
  const { database, secretBox, now } = access;
  const findTarget = (kind: string) => targets.get(kind);
  const editing: ConnectorEditing = {
    ...{ database, secretBox, now },
    findSource: (kind) => sources.get(kind),
    loopProblems: (connector) => connectorLoopProblems(database, findTarget, connector),
  };
  const welcome = createWelcome(access, parts);
  const routes = [
    ...sessionRoutes(access, metrics, welcome),
    ...oidcRoutes(access, { metrics, log: parts.log, welcome }),
    ...peopleRoutes(access),
    ...pictureRoutes(access, parts.pictures, pushes),
    ...connectorRoutes(access, editing, sync),
    ...providerRoutes(access, editing, parts),
    ...fileRoutes(access),
    ...runRoutes(access, sync),
    ...changeRoutes(access, sync, stopping),
    ...targetRoutes(access, { database, secretBox, findTarget }, { targets, pushes }),
    ...pushRoutes(access, { pushes, sync, stopping }),
    ...photoRoutes(access, parts.pictures, parts),
    ...accessRoutes(access),
    ...personDataRoutes(access, {
      ...{ pictures: pictures.store, forgetPhotos: pictures.forgetPhotos, pushes },
      hashErased: createErasedHash(secretBox),
      beforeErasing: parts.beforeErasing,
      removalsOf: (kind) => findTarget(kind)?.capabilities.removal ?? [],
    }),
    ...accountReportRoutes(access),
    ...issueRoutes(access, parts.findProduct),
    ...productRoutes(access, parts.findProduct),
    ...issueOutcomeRoutes(access),
    ...accountRoutes(access),
    ...tokenRoutes(access),
    ...sharingRoutes(access),
    ...settingsRoutes(access),
    ...sampleCompanyRoutes(access, editing, parts),
  ];
  checkRoutes(routes, operations);
  return routes;
}

function mount(app: Express, access: AccessContext, routesOfSite: (site: AccessContext) => readonly Route[]): void {
  const routeOfSite = routesBySite(access, routesOfSite);
  for (const operation of operations) {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app[operation.method](path, serveRoute(access, operation, routeOfSite));
  }
}
