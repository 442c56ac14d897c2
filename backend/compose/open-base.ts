import { availableParallelism } from 'node:os';
import { createSecretBox, type SecretBox } from '../connectors/secret-box.ts';
import { openDatabase, type Database } from '../database/client.ts';
import { migrate } from '../database/migrate.ts';
import type { Env } from '../env.ts';
import { openJobBoard, type JobBoard } from '../jobs/job-board.ts';
import type { Log } from '../logging.ts';
import { createPostgresPictureStore } from '../pictures/postgres-picture-store.ts';
import type { PictureParts } from '../pictures/prepare-renditions.ts';
import { createRenditionFinder, type FindRendition } from '../pictures/rendition-finder.ts';
import { createPictureRenderer } from '../pictures/rendering/picture-renderer.ts';
import { hostSampleCompany } from '../sample-company.ts';
import { loadSecretKey } from '../secret-key.ts';
import { ensureSite } from '../site/site-store.ts';
import { createRunEvents } from '../sync/views/run-events.ts';

export interface ComposeOptions {
  readonly env: Env;
  readonly databaseUrl: string;
  readonly log: Log;
  /** Size of the sample company; absent: as at the last start. */
  readonly samplePeople?: number | undefined;
}

/** Takes down what is to be closed when Roster stops: the last first. */
export type OnStop = (close: () => Promise<void>) => void;

/** What everything else stands on. */
export interface Base {
  readonly env: Env;
  readonly log: Log;
  readonly database: Database;
  readonly secretBox: SecretBox;
  /** The site at home. */
  readonly siteId: string;
  readonly board: JobBoard;
  readonly events: ReturnType<typeof createRunEvents>;
  readonly pictures: PictureParts;
  readonly findRendition: FindRendition;
  readonly sampleCompany: ReturnType<typeof hostSampleCompany>;
  readonly now: () => Date;
  /** Roster's own address. With none configured it is known only once the server listens. */
  readonly address: { baseUrl: string };
}

export async function openBase({ env, databaseUrl, log, samplePeople }: ComposeOptions, onStop: OnStop): Promise<Base> {
  await migrate(databaseUrl);
  const database = openDatabase(databaseUrl);
  onStop(() => database.$disconnect());
  const siteId = await ensureSite(database);
  const secretBox = createSecretBox(await loadSecretKey(env.secretKey, env.dataFolder));
  const board = await openJobBoard({ databaseUrl, works: env.role !== 'web', log });
  onStop(() => board.close());
  const store = createPostgresPictureStore(database);
  const renderer = createPictureRenderer({ processes: availableParallelism() });
  onStop(() => renderer.close());
  const events = createRunEvents(databaseUrl);
  onStop(() => events.close());
  const sampleCompany = hostSampleCompany({ database, dataFolder: env.dataFolder, people: samplePeople });
  onStop(() => sampleCompany.close());
  await sampleCompany.resume();
  return {
    ...{ env, log, database, secretBox, siteId, board, events, sampleCompany },
    pictures: { store, renderer },
    findRendition: createRenditionFinder(store, renderer),
    now: () => new Date(),
    address: { baseUrl: env.baseUrl ?? '' },
  };
}
