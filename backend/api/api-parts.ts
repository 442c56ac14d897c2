import type { Connector } from '#contract/connectors.ts';
import type { AccessContext } from '../access/access-context.ts';
import type { FindProduct } from '../atlassian/product-client.ts';
import type { ConnectParts } from './connect/connect-parts.ts';
import type { ForgeParts } from './forge/forge-parts.ts';
import type { Source } from '../flow/sources/source.ts';
import type { Target } from '../flow/targets/target.ts';
import type { Log } from '../logging.ts';
import type { KeptPicture, PictureToKeep } from '../pictures/keep-picture.ts';
import type { PictureStore } from '../pictures/picture-store.ts';
import type { PhotoAnswer, PhotoRequest } from '../pictures/photo-host.ts';
import type { BeforeErasing } from '../privacy/erasing/erase-person.ts';
import type { ReachOptions } from '../pictures/reach/ask-for-photo.ts';
import type { FindRendition } from '../pictures/rendition-finder.ts';
import type { Pushes } from '../sync/push/create-pushes.ts';
import type { Sync } from '../sync/sync.ts';

/** Everything that the HTTP edge is made of. Wired once, in `compose.ts`. */
export interface ApiParts {
  readonly access: AccessContext;
  readonly sources: ReadonlyMap<string, Source>;
  readonly targets: ReadonlyMap<string, Target>;
  readonly sync: Sync;
  readonly pushes: Pushes;
  readonly pictures: PictureRoom;
  /** Being part of Atlassian sites; absent: it is not. */
  readonly connect?: ConnectParts;
  /** Being a Forge app; absent: Roster is none. */
  readonly forge?: ForgeParts;
  /** The products of sites that have Roster installed; absent: no site has any. */
  readonly findProduct?: FindProduct;
  /** What follows elsewhere when a person is erased; absent: nothing. */
  readonly beforeErasing?: BeforeErasing;
  readonly log: Log;
  /** How many proxies stand in front and may be believed about the caller's address. */
  readonly proxies: number;
  /** Where the built pages are. */
  readonly frontendFolder: string;
  /** Starts the simulated tenant of the sample company, or finds it running, and says how a connector reaches it. */
  readonly startSampleCompany: () => Promise<SampleCompany>;
  /** Jobs waiting, by queue; absent: not counted here. */
  readonly queueDepth?: () => Promise<Readonly<Record<string, number>>>;
  /** Aborted when this process is to stop: ends streams that would go on. */
  readonly stopping: AbortSignal;
}

export interface PictureRoom {
  readonly store: PictureStore;
  readonly findRendition: FindRendition;
  readonly keep: (picture: PictureToKeep) => Promise<KeptPicture>;
  readonly answerPhoto: (request: PhotoRequest) => Promise<PhotoAnswer>;
  /** Writes down who has fetched which photo until now. */
  readonly flushFetches: () => Promise<void>;
  /** After addresses of photos were taken away at once: they end in this process now, in others a few seconds later. */
  readonly forgetPhotos: () => void;
  /** For trials on one machine: what the check of hosted photos may reach besides public addresses. */
  readonly reach?: ReachOptions;
}

export interface SampleCompany {
  /** Kind of source. */
  readonly kind: string;
  readonly settings: Connector['settings'];
}
