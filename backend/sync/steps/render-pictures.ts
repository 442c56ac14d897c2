import { picturesToRender } from '../../flow/directory/wanted-pictures-store.ts';
import { prepareRenditions, type Preparation } from '../../pictures/prepare-renditions.ts';
import { parseRun } from '../runs/run-state.ts';
import { settlePictures, type PictureFinding } from './settle-pictures.ts';
import type { PictureBatch, SyncParts } from '../sync-parts.ts';

/**
 * Renders a batch of pictures that a run has read, and then lets people show them. Any worker may do it; done twice, the
 * second time finds nothing to do.
 */
export async function renderPictures(parts: SyncParts, { runId, sourceIds }: PictureBatch): Promise<void> {
  const { database, clock } = parts;
  const row = await database.run.findFirst({ where: { id: runId, status: 'pictures' } });
  const connector = row && (await parts.loadConnector(row.siteId, row.connectorId));
  if (!row || !connector) return;
  const run = parseRun(row);
  const pictures = await picturesToRender(database, runId, sourceIds);
  if (pictures.length === 0) return;
  const hashes = [...new Set(pictures.map(({ sha256 }) => sha256))];
  const { crop } = connector.pictures;
  const prepared = await prepareRenditions(parts.pictures, { siteId: run.siteId, hashes, crop });
  const findings = pictures.map(({ sourceId, sha256 }) => toFinding(sourceId, sha256, prepared.get(sha256) ?? 'gone'));
  await database.$transaction((transaction) =>
    settlePictures(transaction, { runId, connector, now: clock.now() }, findings),
  );
}

function toFinding(sourceId: string, sha256: string, prepared: Preparation): PictureFinding {
  if (prepared === 'prepared') return { sourceId, reading: { status: 'found', sha256 } };
  if (prepared === 'gone') {
    return {
      sourceId,
      reading: { status: 'failed' },
      because: 'The picture was lost before it was rendered. The next run reads it again.',
    };
  }
  return { sourceId, reading: { status: 'unusable' }, because: prepared.message };
}
