import {
  createConnector,
  deleteConnector,
  getConnector,
  getMappings,
  listConnectors,
  putMappings,
  updateConnector,
  type Connector,
} from '#contract/connectors.ts';
import type { AccessContext } from '../../access/access-context.ts';
import type { AuditNote } from '../../audit/audit-store.ts';
import { requireConnector, type ConnectorEditing } from '../../connectors/connector-editing.ts';
import { listStoredConnectors, type StoredConnector } from '../../connectors/connector-store.ts';
import {
  addConnector,
  changeConnector,
  replaceMapping,
  type EditedConnector,
} from '../../connectors/edit-connector.ts';
import { showConnector } from '../../connectors/show-connector.ts';
import type { Sync } from '../../sync/sync.ts';
import { auditedRoute, route, type Route } from '../edge/route.ts';

export function connectorRoutes({ siteId }: AccessContext, editing: ConnectorEditing, sync: Sync): Route[] {
  const show = async (stored: readonly StoredConnector[]): Promise<Connector[]> => {
    const activities = await sync.connectorActivity(siteId);
    return stored.map((connector) =>
      showConnector(connector, {
        source: editing.findSource(connector.kind),
        activity: activities.get(connector.id),
        now: editing.now(),
      }),
    );
  };
  const showOne = async (stored: StoredConnector): Promise<Connector> => {
    const [shown] = await show([stored]);
    if (!shown) throw new Error('A connector was lost on the way.');
    return shown;
  };

  return [
    route(listConnectors, async () => {
      const items = await show(await listStoredConnectors(editing.database, siteId));
      return { items, total: items.length };
    }),
    auditedRoute(createConnector, async ({ body }) => {
      const stored = await addConnector(editing, siteId, body);
      const audit = { action: 'connector.created', subject: stored.name, details: { kind: stored.kind } };
      return { answer: await showOne(stored), audit };
    }),
    route(getConnector, async ({ params }) => showOne(await requireConnector(editing, siteId, params.id))),
    auditedRoute(updateConnector, async ({ params: { id }, body }) => {
      const edited = await changeConnector(editing, { siteId, id }, body);
      return { answer: await showOne(edited.connector), audit: noteOf('connector.updated', edited) };
    }),
    auditedRoute(deleteConnector, async ({ params }) => {
      const { name, kind } = await requireConnector(editing, siteId, params.id);
      await sync.removeConnector(siteId, params.id);
      return { answer: undefined, audit: { action: 'connector.deleted', subject: name, details: { kind } } };
    }),
    route(getMappings, async ({ params }) => listMapping(await requireConnector(editing, siteId, params.id))),
    auditedRoute(putMappings, async ({ params: { id }, body }) => {
      const edited = await replaceMapping(editing, { siteId, id }, body.items);
      return { answer: listMapping(edited.connector), audit: noteOf('mapping.updated', edited) };
    }),
  ];
}

function listMapping({ mappings }: StoredConnector) {
  return { items: mappings, total: mappings.length };
}

/** Nothing changed, nothing to tell. */
function noteOf(action: string, { connector, changed }: EditedConnector): AuditNote | undefined {
  return changed.length === 0 ? undefined : { action, subject: connector.name, details: { changed } };
}
