import type { ConnectorConfiguration } from '../../connectors/connector-configuration.ts';
import { AppError } from '../../errors/app-error.ts';
import { ConnectorError } from '../../errors/connector-error.ts';
import type { Source, SourceContext, SourceSession } from '../../flow/sources/source.ts';
import type { SyncParts } from '../sync-parts.ts';

/** An admin waits for these answers, so a provider that does not answer is given up on. */
const patienceMs = 60_000;

export interface ConnectorAtHand {
  readonly connector: ConnectorConfiguration;
  readonly source: Source;
  /** What to ask for; absent: all there is. */
  readonly attributePaths?: SourceContext['attributePaths'];
}

export async function findConnector(parts: SyncParts, siteId: string, connectorId: string): Promise<ConnectorAtHand> {
  const connector = await parts.loadConnector(siteId, connectorId);
  if (!connector) throw new AppError('not-found', 'There is no such connector.');
  const source = parts.findSource(connector.kind);
  if (!source) throw new AppError('conflict', 'This version of Roster has no such connector. Update Roster.');
  return { connector, source };
}

/**
 * Opens the source for one question, with all attributes unless some are named; what the provider refuses is told in
 * its sentence.
 */
export async function askSource<Answer>(
  parts: SyncParts,
  { connector, source, attributePaths = 'all' }: ConnectorAtHand,
  ask: (session: SourceSession, signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const session = source.open(connector.settings, {
    scope: connector.scope,
    attributePaths,
    pictures: false,
    findFile: (id) => parts.findFile(connector.siteId, id),
    ...parts.reachOf(connector.siteId),
    now: () => parts.clock.now(),
    log: parts.log,
  });
  const signal = AbortSignal.timeout(patienceMs);
  try {
    return await ask(session, signal);
  } catch (error) {
    throw toAppError(error, signal);
  } finally {
    await session.close();
  }
}

function toAppError(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) {
    return new AppError('connector-failed', 'The identity provider did not answer within a minute. Try again later.', {
      cause: error,
    });
  }
  if (!(error instanceof ConnectorError)) return error;
  const { message, setting } = error.failure;
  const fields = setting === undefined ? [] : [{ path: `settings.${setting}`, message }];
  return new AppError('connector-failed', message, { fields, cause: error });
}
