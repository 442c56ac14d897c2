import { findUploadedFile } from '../uploads/uploaded-file-store.ts';
import { loadTarget } from '../targets/target-store.ts';
import { loadConnector } from '../connectors/connector-store.ts';
import { createSecretBox } from '../connectors/secret-box.ts';
import type { Database } from '../database/client.ts';
import type { Source } from '../flow/sources/source.ts';
import type { Target } from '../flow/targets/target.ts';
import { anywhere } from '../http/reach/reach.ts';
import { createErasedHash } from '../privacy/erasing/hash-erased.ts';
import { createPostgresPictureStore } from '../pictures/postgres-picture-store.ts';
import { createRenditionFinder } from '../pictures/rendition-finder.ts';
import { createPictureRenderer } from '../pictures/rendering/picture-renderer.ts';
import type { SyncParts } from '../sync/sync-parts.ts';

interface WorldPartsOptions extends Pick<SyncParts, 'queue' | 'clock'> {
  readonly database: Database;
  readonly sources: ReadonlyMap<string, Source>;
  readonly targets?: ReadonlyMap<string, Target>;
}

/** The engine’s parts as `compose.ts` picks them, but for the sources, the queue and the clock. Scripted connectors have no secrets. */
export function createWorldParts({ database, sources, targets, queue, clock }: WorldPartsOptions): SyncParts {
  const box = createSecretBox(new Uint8Array(32));
  const pictures = { store: createPostgresPictureStore(database), renderer: createPictureRenderer({ processes: 1 }) };
  return {
    database,
    findSource: (kind) => sources.get(kind),
    loadConnector: (siteId, id) => loadConnector(database, box, siteId, id),
    findFile: (siteId, id) => findUploadedFile(database, siteId, id),
    reachOf: () => ({ reach: anywhere }),
    hashErased: createErasedHash(box),
    pictures,
    targets: {
      find: (kind) => targets?.get(kind),
      load: (siteId, id) => loadTarget(database, box, siteId, id),
      findRendition: createRenditionFinder(pictures.store, pictures.renderer),
      photoBaseUrl: () => Promise.resolve('https://roster.example'),
    },
    queue,
    clock,
    log: { info: () => undefined, warn: () => undefined },
  };
}
