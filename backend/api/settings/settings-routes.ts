import { getSettings, listAudit as listOperation, putSettings } from '#contract/accounts.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { listAudit } from '../../audit/audit-store.ts';
import { changeSettings, readSettings } from '../../site/site-settings.ts';
import { auditedRoute, route, type Route } from '../edge/route.ts';

export function settingsRoutes(access: AccessContext): Route[] {
  const { database, siteId } = access;
  return [
    route(getSettings, () => readSettings(access)),
    auditedRoute(putSettings, async ({ body }) => {
      const { settings, changed } = await changeSettings(access, body);
      const audit = { action: 'settings.updated', subject: settings.siteName, details: { changed } };
      return { answer: settings, audit: changed.length > 0 ? audit : undefined };
    }),
    route(listOperation, ({ query }) => listAudit(database, { siteId, ...query })),
  ];
}
