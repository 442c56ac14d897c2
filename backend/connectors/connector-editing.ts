import type { Database } from '../database/client.ts';
import { AppError, type FieldProblem } from '../errors/app-error.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { Source } from '../flow/sources/source.ts';
import { findConnector, type StoredConnector } from './connector-store.ts';
import type { SecretBox } from './secret-box.ts';
import { readSettings, secretNames } from './source-settings.ts';
import { openSettings, sealSettings, type StoredSettings } from './stored-secrets.ts';

/** What creating and changing connectors needs. */
export interface ConnectorEditing {
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly findSource: (kind: string) => Source | undefined;
  readonly now: () => Date;
  /** What would go round in a circle between the connector, as it would be, and targets. */
  readonly loopProblems: (
    connector: Pick<StoredConnector, 'siteId' | 'kind' | 'settings' | 'pictures'>,
  ) => Promise<readonly FieldProblem[]>;
}

/** Throws `not-found` when this site has no such connector. */
export async function requireConnector(
  editing: ConnectorEditing,
  siteId: string,
  id: string,
): Promise<StoredConnector> {
  const stored = await findConnector(editing.database, siteId, id);
  if (stored) return stored;
  throw new AppError('not-found', 'There is no such connector. It may have been removed.');
}

/** Throws `invalid-input` at `kind` for a kind that this Roster does not know. */
export function requireSource(editing: ConnectorEditing, kind: string): Source {
  const source = editing.findSource(kind);
  if (source) return source;
  const message = `There is no identity provider of the kind “${kind}”.`;
  throw new AppError('invalid-input', message, { fields: [{ path: 'kind', message }] });
}

export function refuseProblems(fields: readonly FieldProblem[]): void {
  if (fields.length === 0) return;
  throw new AppError('invalid-input', 'The connector cannot be kept like this yet.', { fields });
}

/** Checks the settings that were sent and makes them ready to be stored. */
export function sealGiven(
  editing: ConnectorEditing,
  source: Source,
  { given, owner, held }: { given: JsonObject; owner: string; held: StoredSettings },
): StoredSettings {
  const box = editing.secretBox;
  const whole = readSettings(source, given, openSettings(held, owner, box));
  return sealSettings(whole, { names: secretNames(source), given, held: held.secrets, owner, box });
}
