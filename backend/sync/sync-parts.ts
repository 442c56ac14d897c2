import type { ConnectorConfiguration } from '../connectors/connector-configuration.ts';
import type { Database, Transaction } from '../database/client.ts';
import type { HashErased } from '../flow/directory/erased-people-store.ts';
import type { UploadedFile } from '../flow/model/uploaded-file.ts';
import type { Source, SourceLog } from '../flow/sources/source.ts';
import type { Clock } from '../http/clock.ts';
import type { Reach } from '../http/reach/reach.ts';
import type { Target } from '../flow/targets/target.ts';
import type { PictureParts } from '../pictures/prepare-renditions.ts';
import type { FindRendition } from '../pictures/rendition-finder.ts';
import type { TargetConfiguration } from '../targets/target-configuration.ts';

/** What runs are made of. Built once, in `compose.ts`. */
export interface SyncParts {
  readonly database: Database;
  readonly findSource: (kind: string) => Source | undefined;
  readonly loadConnector: (siteId: string, connectorId: string) => Promise<ConnectorConfiguration | undefined>;
  readonly findFile: (siteId: string, fileId: string) => Promise<UploadedFile | undefined>;
  readonly reachOf: (siteId: string) => SiteReach;
  /** How people are known again who were erased. */
  readonly hashErased: HashErased;
  readonly pictures: PictureParts;
  readonly targets: TargetParts;
  readonly queue: WorkQueue;
  /** What else follows a run that has changed the directory, as a part of the transaction that ends it. */
  readonly afterRun?: (
    transaction: Transaction,
    run: { readonly id: string; readonly siteId: string },
  ) => Promise<void>;
  readonly clock: Clock;
  readonly log: SourceLog;
}

/** What of this machine and of its network is a site's to use. */
export interface SiteReach {
  readonly reach: Reach;
  /** The folder that files of this machine may be read from. */
  readonly importFolder?: string | undefined;
}

/** What pushes need besides. */
export interface TargetParts {
  readonly find: (kind: string) => Target | undefined;
  readonly load: (siteId: string, targetId: string) => Promise<TargetConfiguration | undefined>;
  readonly findRendition: FindRendition;
  /** Where the site's pictures are hosted for everybody, without a slash at the end; undefined: nowhere that others reach. */
  readonly photoBaseUrl: (siteId: string) => Promise<string | undefined>;
}

/** Where work goes that any worker may take. */
export interface WorkQueue {
  /** Part of the transaction: there is never a run without its job, nor a job without its run. */
  sendRun(transaction: Transaction, runId: string): Promise<void>;
  /** Part of the transaction. `notBefore`: the target is to be left alone until then. */
  sendPush(transaction: Transaction, pushId: string, notBefore?: Date): Promise<void>;
  /** May be sent twice: what has been rendered is not rendered again. */
  sendPictures(batch: PictureBatch): Promise<void>;
}

/** Pictures of one run whose bytes are in the store and that are to be rendered. */
export interface PictureBatch {
  readonly runId: string;
  readonly sourceIds: readonly string[];
}
