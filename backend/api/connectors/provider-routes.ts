import {
  checkConnector,
  checkNewConnector,
  explainPerson,
  listAttributes,
  listSourceKinds,
  type SourceKind,
} from '#contract/connectors.ts';
import { connectorScope } from '#contract/scope.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { requireConnector, settingsInstead, type ConnectorEditing } from '../../connectors/connector-editing.ts';
import { readSettings, settingsSchemaOf } from '../../connectors/source-settings.ts';
import { openSettings } from '../../connectors/stored-secrets.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Source } from '../../flow/sources/source.ts';
import type { Sync } from '../../sync/sync.ts';
import type { ApiParts } from '../api-parts.ts';
import { route, type Route } from '../edge/route.ts';

/** Operations that ask the identity provider, or tell what there is to ask. */
export function providerRoutes(
  { siteId }: AccessContext,
  editing: ConnectorEditing,
  { sources, sync }: { readonly sources: ApiParts['sources']; readonly sync: Sync },
): Route[] {
  return [
    route(listSourceKinds, () => {
      const items = [...sources.values()].map(showSource);
      return Promise.resolve({ items, total: items.length });
    }),
    route(checkConnector, async ({ params, body }) => {
      const stored = await requireConnector(editing, siteId, params.id);
      const settings = body.settings
        ? settingsInstead(editing, stored, body.settings)
        : openSettings(stored, stored.id, editing.secretBox);
      const pictures = stored.pictures.policy !== 'off';
      return sync.checkConnector({ siteId, kind: stored.kind, settings, scope: body.scope ?? stored.scope, pictures });
    }),
    route(checkNewConnector, ({ params: { kind }, body }) => {
      const source = sources.get(kind);
      if (!source) throw new AppError('not-found', `There is no identity provider of the kind “${kind}”.`);
      const settings = readSettings(source, body.settings, {});
      const scope = body.scope ?? connectorScope.parse({});
      return sync.checkConnector({ siteId, kind, settings, scope, pictures: source.capabilities.pictures });
    }),
    route(listAttributes, async ({ params }) => {
      const { items, total, sampled } = await sync.listConnectorAttributes(siteId, params.id);
      return { items, total, sampled };
    }),
    route(explainPerson, ({ params, body }) => sync.explainPerson({ siteId, connectorId: params.id, ...body })),
  ];
}

function showSource(source: Source): SourceKind {
  const { kind, label, description, capabilities, presets, guide } = source;
  return {
    ...{ kind, label, description, capabilities, settingsSchema: settingsSchemaOf(source) },
    guide: { ...guide, steps: [...guide.steps], permissions: [...guide.permissions] },
    presets: presets.map((preset) => ({ ...preset })),
  };
}
