import { listStoredConnectors, type StoredConnector } from '../connectors/connector-store.ts';
import type { DatabaseOrTransaction } from '../database/client.ts';
import type { FieldProblem } from '../errors/app-error.ts';
import type { Target } from '../flow/targets/target.ts';
import { listStoredTargets, type StoredTarget } from './target-store.ts';

type Writer = Pick<StoredTarget, 'siteId' | 'settings' | 'pictures'>;
type Reader = Pick<StoredConnector, 'siteId' | 'kind' | 'settings' | 'pictures'>;

/** Connectors at work that read the very attribute to which the target would write addresses of pictures. */
export async function targetLoopProblems(
  database: DatabaseOrTransaction,
  { readBack }: Target,
  writer: Writer,
): Promise<readonly FieldProblem[]> {
  if (!readBack || !writer.pictures.send) return [];
  const connectors = await listStoredConnectors(database, writer.siteId);
  return connectors
    .filter(({ enabled, kind, pictures }) => enabled && kind === readBack.source && pictures.policy !== 'off')
    .filter(({ settings }) => readBack.happens({ target: writer.settings, source: settings }))
    .map(({ name }) => ({
      path: `settings.${readBack.settings.target}`,
      message: `The connector “${name}” reads pictures from this attribute, so Roster would read back what it writes. Name another attribute, or switch the pictures of that connector off.`,
    }));
}

/** Targets at work that write addresses of pictures to the very attribute that the connector would read. */
export async function connectorLoopProblems(
  database: DatabaseOrTransaction,
  findTarget: (kind: string) => Target | undefined,
  reader: Reader,
): Promise<readonly FieldProblem[]> {
  if (reader.pictures.policy === 'off') return [];
  const targets = await listStoredTargets(database, reader.siteId);
  return targets.flatMap(({ enabled, kind, name, pictures, settings }) => {
    const readBack = findTarget(kind)?.readBack;
    if (!enabled || !pictures.send || readBack?.source !== reader.kind) return [];
    if (!readBack.happens({ target: settings, source: reader.settings })) return [];
    const message = `The target “${name}” writes the addresses of Roster’s own photos to this attribute, so Roster would read back what it wrote. Name another attribute, or let that target leave pictures out.`;
    return [{ path: `settings.${readBack.settings.source}`, message }];
  });
}
