import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { defaultPictures, defaultSafety, type createConnector, type updateConnector } from '#contract/connectors.ts';
import { connectorScope } from '#contract/scope.ts';
import { definedOnly } from '../database/defined-only.ts';
import { AppError } from '../errors/app-error.ts';
import type { Mapping } from '../flow/model/mapping.ts';
import type { Source } from '../flow/sources/source.ts';
import { changedNames } from './changed-names.ts';
import {
  refuseProblems,
  requireConnector,
  requireSource,
  sealGiven,
  type ConnectorEditing,
} from './connector-editing.ts';
import {
  insertConnector,
  lastPriority,
  saveConnector,
  type ConnectorChanges,
  type StoredConnector,
} from './connector-store.ts';
import { mappingProblems } from './mapping-problems.ts';
import { scheduleProblems } from './schedule.ts';

export type NewConnector = z.infer<(typeof createConnector)['body']>;
export type ConnectorPatch = z.infer<(typeof updateConnector)['body']>;

export interface EditedConnector {
  readonly connector: StoredConnector;
  /** Names of the settings that changed; never their values. */
  readonly changed: readonly string[];
}

const noSettings = { settings: {}, secrets: {} };

export async function addConnector(
  editing: ConnectorEditing,
  siteId: string,
  input: NewConnector,
): Promise<StoredConnector> {
  const source = requireSource(editing, input.kind);
  const id = randomUUID();
  const { settings, secrets } = sealGiven(editing, source, { given: input.settings, owner: id, held: noSettings });
  const mappings = input.mappings ?? presetRows(source, input.preset);
  const pictures = input.pictures ?? defaultPictures;
  refuseProblems([
    ...problemsOfSchedule(editing, input),
    ...mappingProblems(source, mappings, 'mappings'),
    ...(input.enabled === false ? [] : await editing.loopProblems({ siteId, kind: source.kind, settings, pictures })),
  ]);
  return insertConnector(editing.database, {
    id,
    siteId,
    kind: source.kind,
    name: input.name,
    enabled: input.enabled ?? true,
    settings,
    secrets,
    mappings,
    scope: input.scope ?? connectorScope.parse({}),
    pictures,
    schedule: input.schedule ?? null,
    safety: input.safety ?? defaultSafety,
    matching: input.matching ?? { key: 'email' },
    priority: input.priority ?? (await lastPriority(editing.database, siteId)) + 1,
    fieldPriorities: input.fieldPriorities ?? {},
  });
}

/** Changes what the patch names; everything else, and every secret that it leaves out, stays. */
export async function changeConnector(
  editing: ConnectorEditing,
  place: { readonly siteId: string; readonly id: string },
  patch: ConnectorPatch,
): Promise<EditedConnector> {
  const before = await requireConnector(editing, place.siteId, place.id);
  const { settings: given, ...rest } = patch;
  const sealed =
    given && sealGiven(editing, requireSource(editing, before.kind), { given, owner: before.id, held: before });
  refuseProblems([
    ...problemsOfSchedule(editing, patch),
    ...(touchesPictures(patch) ? await editing.loopProblems({ ...before, ...definedOnly(rest), ...sealed }) : []),
  ]);
  return save(editing, before, { ...rest, ...sealed });
}

/** A connector that is only switched off is never in the way of anything. */
function touchesPictures({ settings, pictures, enabled }: ConnectorPatch): boolean {
  return (settings !== undefined || pictures !== undefined || enabled === true) && enabled !== false;
}

export async function replaceMapping(
  editing: ConnectorEditing,
  place: { readonly siteId: string; readonly id: string },
  rows: Mapping,
): Promise<EditedConnector> {
  const before = await requireConnector(editing, place.siteId, place.id);
  const problems = mappingProblems(requireSource(editing, before.kind), rows, 'items');
  if (problems.length > 0) {
    throw new AppError('invalid-input', 'Some rows of the mapping need attention.', { fields: problems });
  }
  return save(editing, before, { mappings: rows });
}

async function save(
  editing: ConnectorEditing,
  before: StoredConnector,
  changes: ConnectorChanges,
): Promise<EditedConnector> {
  const connector = await saveConnector(editing.database, before, changes);
  return { connector, changed: changedNames(before, connector) };
}

function problemsOfSchedule(editing: ConnectorEditing, { schedule }: Pick<ConnectorPatch, 'schedule'>) {
  return schedule ? scheduleProblems(schedule, editing.now()) : [];
}

function presetRows(source: Source, id: string | undefined): Mapping {
  const preset = id === undefined ? source.presets[0] : source.presets.find((offered) => offered.id === id);
  if (preset) return preset.rows;
  const message = `${source.label} offers no preset “${String(id)}”.`;
  throw new AppError('invalid-input', message, { fields: [{ path: 'preset', message }] });
}
