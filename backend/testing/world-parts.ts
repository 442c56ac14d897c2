import { findUploadedFile } from '../uploads/uploaded-file-store.ts';
import { loadConnector } from '../connectors/connector-store.ts';
import { createSecretBox } from '../connectors/secret-box.ts';
import type { Database } from '../database/client.ts';
import type { Source } from '../flow/sources/source.ts';
import { createPostgresPictureStore } from '../pictures/postgres-picture-store.ts';
import { createPictureRenderer } from '../pictures/rendering/picture-renderer.ts';
import type { SyncParts } from '../sync/sync-parts.ts';

interface WorldPartsOptions extends Pick<SyncParts, 'queue' | 'clock'> {
  readonly database: Database;
  readonly sources: ReadonlyMap<string, Source>;
}

/** The engine’s parts as `compose.ts` picks them, but for the sources, the queue and the clock. Scripted connectors have no secrets. */
export function createWorldParts({ database, sources, queue, clock }: WorldPartsOptions): SyncParts {
  const box = createSecretBox(new Uint8Array(32));
  return {
    database,
    findSource: (kind) => sources.get(kind),
    loadConnector: (siteId, id) => loadConnector(database, box, siteId, id),
    findFile: (siteId, id) => findUploadedFile(database, siteId, id),
    pictures: { store: createPostgresPictureStore(database), renderer: createPictureRenderer({ processes: 1 }) },
    queue,
    clock,
    log: { info: () => undefined, warn: () => undefined },
  };
}
