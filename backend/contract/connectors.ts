import { z } from 'zod';
import { mapping, mappingRow } from './mapping.ts';
import { id, idParams, json, listOf, timestamp } from './primitives.ts';
import { operation } from './operation.ts';
import { providerGuide } from './provider-guide.ts';
import { runSummary } from './runs.ts';
import { connectorScope } from './scope.ts';

export const picturePolicy = z.object({
  policy: z.enum(['overwrite', 'onlyIfNone', 'firstTimeOnly', 'off']),
  whenMissing: z.enum(['keep', 'default']),
  crop: z.enum(['centre', 'attention']),
});
export type PicturePolicy = z.infer<typeof picturePolicy>;

export const schedule = z.object({
  /** Five fields: minute, hour, day of month, month, day of week. */
  cron: z.string().trim().min(1).max(100),
  /** IANA name, e.g. `Europe/Stockholm`. */
  timeZone: z.string().trim().min(1).max(100),
  /** A schedule runs changes; a full run is made when the last one is at least this old. */
  fullEveryDays: z.int().min(1).max(90).default(7),
});
export type Schedule = z.infer<typeof schedule>;

const limit = z.object({
  /** Share of the people known before the run. */
  percent: z.int().min(0).max(100),
  /** Up to this many people are never held. */
  atLeast: z.int().min(0).max(1_000_000),
});

/** The guard's limits: a run over any of them is held. */
export const safety = z.object({ gone: limit, disabled: limit, blanked: limit, unpictured: limit });
export type Safety = z.infer<typeof safety>;

const usualLimit = { percent: 20, atLeast: 5 } as const;
export const defaultSafety: Safety = {
  gone: usualLimit,
  disabled: usualLimit,
  blanked: usualLimit,
  unpictured: usualLimit,
};
export const defaultPictures: PicturePolicy = { policy: 'overwrite', whenMissing: 'keep', crop: 'centre' };

/** How this connector's people find the profile they share with another connector's. `none`: never joined. */
export const matching = z.object({
  key: z.union([z.literal('none'), z.literal('email'), z.string().regex(/^property:.+/)]).default('email'),
});

/** Settings as read: each secret is `{set, expiresAt?}` in place of its value. */
const settings = z.record(z.string(), json);

/** A secret setting (or one that expires by itself, such as a certificate) that needs to be renewed. */
export const expiringSecret = z.object({
  setting: z.string(),
  /** The setting's title. */
  label: z.string(),
  expiresAt: timestamp,
  expired: z.boolean(),
  /** By the calendar, in UTC. 0: today; less than 0: expired so many days ago. */
  daysLeft: z.int(),
});
export type ExpiringSecret = z.infer<typeof expiringSecret>;

export const connector = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  settings,
  /** Those that expire within 30 days or have expired, the first to expire first. */
  expiringSecrets: z.array(expiringSecret),
  scope: connectorScope,
  pictures: picturePolicy,
  schedule: schedule.nullable(),
  safety,
  matching,
  /** Lower goes first when two connectors fill the same field. */
  priority: z.int(),
  /** Fields in which this connector's place in the order differs: value key (`field:phone`) → place. */
  fieldPriorities: z.record(z.string(), z.int()),
  lastRun: runSummary.nullable(),
  activeRun: runSummary.nullable(),
  nextRunAt: timestamp.nullable(),
  nextRuns: z.array(timestamp),
  people: z.int(),
  pictureCount: z.int(),
  createdAt: timestamp,
});
export type Connector = z.infer<typeof connector>;

const connectorInput = z.object({
  name: z.string().trim().min(1, 'Give the connector a name.').max(100),
  enabled: z.boolean(),
  /**
   * As the kind's JSON Schema says. A secret that is absent, or sent back as `{set: …}`, stays as it is; a new one may
   * come with its date as `{value, expiresAt}`, and `{set: true, expiresAt}` changes the date alone (`null`: none).
   */
  settings,
  scope: connectorScope,
  pictures: picturePolicy,
  schedule: schedule.nullable(),
  safety,
  matching,
  priority: z.int().min(0).max(1000),
  fieldPriorities: z.record(z.string(), z.int()),
});

export const listConnectors = operation({
  id: 'listConnectors',
  method: 'get',
  path: '/api/connectors',
  summary: 'Connectors',
  tag: 'Connectors',
  access: 'admin',
  response: listOf(connector),
  status: 200,
});
export const createConnector = operation({
  id: 'createConnector',
  method: 'post',
  path: '/api/connectors',
  summary: 'Add a connector',
  tag: 'Connectors',
  access: 'admin',
  body: connectorInput
    .partial()
    .required({ name: true, settings: true })
    .extend({ kind: z.string(), mappings: mapping.optional(), preset: z.string().optional() }),
  response: connector,
  status: 201,
});
export const getConnector = operation({
  id: 'getConnector',
  method: 'get',
  path: '/api/connectors/{id}',
  summary: 'One connector',
  tag: 'Connectors',
  access: 'admin',
  params: idParams,
  response: connector,
  status: 200,
});
export const updateConnector = operation({
  id: 'updateConnector',
  method: 'patch',
  path: '/api/connectors/{id}',
  summary: 'Change a connector',
  tag: 'Connectors',
  access: 'admin',
  params: idParams,
  body: connectorInput.partial(),
  response: connector,
  status: 200,
});
export const deleteConnector = operation({
  id: 'deleteConnector',
  method: 'delete',
  path: '/api/connectors/{id}',
  summary: 'Remove a connector; people that no other connector has are removed too',
  tag: 'Connectors',
  access: 'admin',
  params: idParams,
  status: 204,
});

export const checkFinding = z.object({
  status: z.enum(['works', 'warning', 'missing']),
  subject: z.string(),
  message: z.string(),
  setting: z.string().optional(),
});
export const checkResult = z.object({ ok: z.boolean(), findings: z.array(checkFinding) });
export type CheckResult = z.infer<typeof checkResult>;

export const checkConnector = operation({
  id: 'checkConnector',
  method: 'post',
  path: '/api/connectors/{id}/check',
  summary: 'What works with these settings, and what is missing',
  tag: 'Connectors',
  access: 'admin',
  params: idParams,
  /** Settings not yet saved; absent: the saved ones. */
  body: z.object({ settings: settings.optional(), scope: connectorScope.optional() }),
  response: checkResult,
  status: 200,
});
export const checkNewConnector = operation({
  id: 'checkNewConnector',
  method: 'post',
  path: '/api/source-kinds/{kind}/check',
  summary: 'What works with settings that no connector has yet',
  tag: 'Connectors',
  access: 'admin',
  params: z.object({ kind: z.string() }),
  body: z.object({ settings, scope: connectorScope.optional() }),
  response: checkResult,
  status: 200,
});

/** What a full run asks for pictures. Fractions: one request asks for several. */
const pictureRequests = z.object({
  /** For each person, whether or not the picture has changed. */
  perPerson: z.number().min(0),
  /** For each picture that is new or has changed. */
  perChangedPicture: z.number().min(0),
});

export const sourceKind = z.object({
  kind: z.string(),
  label: z.string(),
  description: z.string(),
  capabilities: z.object({
    changes: z.boolean(),
    groups: z.boolean(),
    manager: z.boolean(),
    pictures: z.boolean(),
    pictureCost: z.string(),
    pictureRequests,
  }),
  guide: providerGuide,
  /** JSON Schema (2020-12) of `settings`; secret fields are `writeOnly`. */
  settingsSchema: z.record(z.string(), json),
  presets: z.array(z.object({ id: z.string(), label: z.string(), rows: z.array(mappingRow) })),
});
export type SourceKind = z.infer<typeof sourceKind>;

export const listSourceKinds = operation({
  id: 'listSourceKinds',
  method: 'get',
  path: '/api/source-kinds',
  summary: 'Identity providers that Roster can read',
  tag: 'Connectors',
  access: 'admin',
  response: listOf(sourceKind),
  status: 200,
});

export const attribute = z.object({
  path: z.string(),
  /** Up to three values of real people, shortened. */
  samples: z.array(z.string()),
  /** How many of the sampled people have it. */
  present: z.int(),
});
export type Attribute = z.infer<typeof attribute>;

export const listAttributes = operation({
  id: 'listAttributes',
  method: 'get',
  path: '/api/connectors/{id}/attributes',
  summary: 'Attribute paths really present in the provider, with sample values',
  tag: 'Mapping',
  access: 'admin',
  params: idParams,
  response: z.object({ items: z.array(attribute), total: z.int(), sampled: z.int() }),
  status: 200,
});

export const getMappings = operation({
  id: 'getMappings',
  method: 'get',
  path: '/api/connectors/{id}/mappings',
  summary: 'The attribute mapping',
  tag: 'Mapping',
  access: 'admin',
  params: idParams,
  response: z.object({ items: z.array(mappingRow), total: z.int() }),
  status: 200,
});
export const putMappings = operation({
  id: 'putMappings',
  method: 'put',
  path: '/api/connectors/{id}/mappings',
  summary: 'Replace the attribute mapping',
  tag: 'Mapping',
  access: 'admin',
  params: idParams,
  body: z.object({ items: mapping }),
  response: z.object({ items: z.array(mappingRow), total: z.int() }),
  status: 200,
});

export const rowResult = z.object({
  /** Value found at the source, as text; `null`: nothing. */
  found: z.string().nullable(),
  /** After each transform, in order. */
  steps: z.array(z.string().nullable()),
  outcome: z.enum(['value', 'cleared', 'kept', 'default', 'error']),
  value: z.string().nullable(),
  message: z.string().optional(),
});
export type RowResult = z.infer<typeof rowResult>;

export const explanation = z.object({
  /** The person as the provider knows them. */
  sourceId: z.string(),
  label: z.string(),
  personId: id.nullable(),
  inScope: z.boolean(),
  /** Why in scope or not, in a sentence. */
  because: z.string(),
  /** One per mapping row, in order. */
  rows: z.array(rowResult),
  /** Rows that could not be compiled: nothing is mapped for them. */
  problems: z.array(
    z.object({
      row: z.int(),
      path: z.string(),
      position: z.int().optional(),
      message: z.string(),
      suggestion: z.string().optional(),
    }),
  ),
  /** The provider's attributes, nested as they came. */
  attributes: z.record(z.string(), json),
});
export type Explanation = z.infer<typeof explanation>;

export const explainPerson = operation({
  id: 'explainPerson',
  method: 'post',
  path: '/api/connectors/{id}/explain',
  summary: 'What each mapping row makes of one real person, and whether they are in scope',
  tag: 'Mapping',
  access: 'admin',
  params: idParams,
  body: z.object({
    /** A person's id, the provider's id, or an e-mail address. Absent: someone of the provider's first page. */
    person: z.string().max(500).optional(),
    /** Rows not yet saved; absent: the saved mapping. Checked leniently: problems come back per row. */
    mappings: z.array(mappingRow).max(500).optional(),
  }),
  response: explanation,
  status: 200,
});
