import { refreshAfterRun } from '../atlassian/issues/fields/refresh-after-run.ts';
import { loadConnector } from '../connectors/connector-store.ts';
import { sourceRegistry } from '../flow/sources/registry.ts';
import { targetRegistry } from '../flow/targets/registry.ts';
import { systemClock } from '../http/clock.ts';
import { anywhere, limitedReach } from '../http/reach/reach.ts';
import { createErasedHash } from '../privacy/erasing/hash-erased.ts';
import { loadPhotoBaseUrl } from '../site/photo-base-url.ts';
import type { SyncParts } from '../sync/sync-parts.ts';
import { loadTarget } from '../targets/target-store.ts';
import { findUploadedFile } from '../uploads/uploaded-file-store.ts';
import type { Base } from './open-base.ts';

/** What the flow meets the rest of Roster by. */
export function wireSync(base: Base): SyncParts {
  const { env, database, secretBox, siteId, board, pictures, findRendition, sampleCompany, address, log } = base;
  const ofTenants = limitedReach(() => [...env.connect.tenantHosts, ...sampleCompany.hosts()]);
  const ofHome = { reach: anywhere, importFolder: env.importFolder };
  return {
    database,
    findSource: (kind) => sourceRegistry.get(kind),
    loadConnector: (site, id) => loadConnector(database, secretBox, site, id),
    findFile: (site, id) => findUploadedFile(database, site, id),
    reachOf: (site) => (site === siteId ? ofHome : { reach: ofTenants }),
    hashErased: createErasedHash(secretBox),
    pictures,
    targets: {
      find: (kind) => targetRegistry.get(kind),
      load: (site, id) => loadTarget(database, secretBox, site, id),
      findRendition,
      photoBaseUrl: (site) => loadPhotoBaseUrl(database, site, address.baseUrl),
    },
    queue: board.queue,
    afterRun: (transaction, run) => refreshAfterRun(board.issues, transaction, run),
    clock: systemClock,
    log,
  };
}
