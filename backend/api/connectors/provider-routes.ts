import { randomUUID } from 'node:crypto';
import {
  checkConnector,
  checkNewConnector,
  explainPerson,
  listAttributes,
  listSourceKinds,
  type CheckResult,
  type SourceKind,
} from '#contract/connectors.ts';
import { connectorScope } from '#contract/scope.ts';
import type { AccessContext } from '../../access/access-context.ts';
import {
  requireConnector,
  requireSource,
  sealGiven,
  type ConnectorEditing,
} from '../../connectors/connector-editing.ts';
import { expiringSecrets, expiryFindings, secretExpiries } from '../../connectors/secret-expiry.ts';
import { settingsSchemaOf } from '../../connectors/source-settings.ts';
import { openSettings, type StoredSettings } from '../../connectors/stored-secrets.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Source } from '../../flow/sources/source.ts';
import type { CheckRequest, Sync } from '../../sync/sync.ts';
import type { ApiParts } from '../api-parts.ts';
import { route, type Route } from '../edge/route.ts';

/** Operations that ask the identity provider, or tell what there is to ask. */
export function providerRoutes(
  { siteId }: AccessContext,
  editing: ConnectorEditing,
  { sources, sync }: { readonly sources: ApiParts['sources']; readonly sync: Sync },
): Route[] {
  const check = async ({ tried, owner, ...order }: TriedSettings): Promise<CheckResult> => {
    const settings = openSettings(tried, owner, editing.secretBox);
    const { ok, findings } = await sync.checkConnector({ siteId, settings, ...order });
    const expiring = expiringSecrets(secretExpiries(tried, sources.get(order.kind)), editing.now());
    return { ok, findings: [...findings, ...expiryFindings(expiring)] };
  };

  return [
    route(listSourceKinds, () => {
      const items = [...sources.values()].map(showSource);
      return Promise.resolve({ items, total: items.length });
    }),
    route(checkConnector, async ({ params, body }) => {
      const stored = await requireConnector(editing, siteId, params.id);
      const { id: owner, kind } = stored;
      const tried = body.settings
        ? sealGiven(editing, requireSource(editing, kind), { given: body.settings, owner, held: stored })
        : stored;
      const pictures = stored.pictures.policy !== 'off';
      return check({ kind, tried, owner, scope: body.scope ?? stored.scope, pictures });
    }),
    route(checkNewConnector, ({ params: { kind }, body }) => {
      const source = sources.get(kind);
      if (!source) throw new AppError('not-found', `There is no identity provider of the kind “${kind}”.`);
      const owner = randomUUID();
      const tried = sealGiven(editing, source, { given: body.settings, owner, held: { settings: {}, secrets: {} } });
      const scope = body.scope ?? connectorScope.parse({});
      return check({ kind, tried, owner, scope, pictures: source.capabilities.pictures });
    }),
    route(listAttributes, async ({ params }) => {
      const { items, total, sampled } = await sync.listConnectorAttributes(siteId, params.id);
      return { items, total, sampled };
    }),
    route(explainPerson, ({ params, body }) => sync.explainPerson({ siteId, connectorId: params.id, ...body })),
  ];
}

/** Settings on trial: saved ones, or as they would be saved. */
interface TriedSettings extends Omit<CheckRequest, 'siteId' | 'settings'> {
  readonly tried: StoredSettings;
  readonly owner: string;
}

function showSource(source: Source): SourceKind {
  const { kind, label, description, capabilities, presets, guide } = source;
  return {
    ...{ kind, label, description, capabilities, settingsSchema: settingsSchemaOf(source) },
    guide: { ...guide, steps: [...guide.steps], permissions: [...guide.permissions] },
    presets: presets.map((preset) => ({ ...preset })),
  };
}
