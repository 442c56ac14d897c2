import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { openDatabase, type Database } from '../backend/database/client.ts';
import { hostPhotos } from '../backend/pictures/hosted-photo-store.ts';
import { keepPicture } from '../backend/pictures/keep-picture.ts';
import { createPostgresPictureStore } from '../backend/pictures/postgres-picture-store.ts';
import { createPictureRenderer } from '../backend/pictures/rendering/picture-renderer.ts';
import { ensureSite } from '../backend/site/site-store.ts';
import { storePeople } from '../backend/testing/profile-builders.ts';
import { measuredAtLeast, type Figure } from './figure.ts';
import { median } from './measuring.ts';
import type { Part } from './part.ts';
import { startPhotoServer, type BarePhoto, type PhotoServer } from './photo-server-process.ts';
import { makePhotos } from './pictures-photos.ts';
import { startPostgres } from './roster.ts';

const photoCount = 200;
const connections = 24;
const secondsEach = 2;
const rounds = 3;

/** Photos as Atlassian fetches them after a push: many addresses at once, first whole, later to see whether they changed. */
export const photoHosting: Part = {
  name: 'photo-hosting',
  maxMinutes: 5,
  measure: async (resources) => {
    const createDatabase = await startPostgres(resources);
    const databaseUrl = await createDatabase();
    const paths = await hostSome(databaseUrl, resources);
    const roster = resources.use(await startPhotoServer({ kind: 'roster', databaseUrl }));
    const photos = await fetchAll(roster, paths);
    const bare = resources.use(await startPhotoServer({ kind: 'bare', photos }));
    const bytes = photos.reduce((sum, { base64 }) => sum + base64.length * 0.75, 0) / photos.length;
    const figures: Figure[] = [];
    for (const [status, name] of [
      [200, `whole (200, ${(bytes / 1024).toFixed(0)} KiB)`],
      [304, 'revalidated (304)'],
    ] as const) {
      figures.push(await compare({ roster, bare, photos, status, name }));
    }
    return figures;
  },
};

/** Puts photos of people into an empty database, as a run and a push leave them. Answers their paths. */
async function hostSome(databaseUrl: string, resources: AsyncDisposableStack): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-bench-photos-'));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const files = await makePhotos({ folder, count: photoCount });
  const database = openDatabase(databaseUrl);
  try {
    return await hostFiles(database, files);
  } finally {
    await database.$disconnect();
  }
}

async function hostFiles(database: Database, files: readonly string[]): Promise<readonly string[]> {
  const siteId = await ensureSite(database);
  const people = files.map((_, index) => ({ displayName: `Person ${String(index)}` }));
  const ids = await storePeople(database, siteId, people);
  const parts = { store: createPostgresPictureStore(database), renderer: createPictureRenderer({ processes: 2 }) };
  const photos: { personId: string; sha256: string; crop: 'centre' }[] = [];
  for (const [index, file] of files.entries()) {
    const kept = await keepPicture(parts, { siteId, bytes: await readFile(file), crop: 'centre' });
    if (!kept.ok) throw new Error(kept.message);
    photos.push({ personId: ids[index] ?? '', sha256: kept.sha256, crop: 'centre' });
  }
  await parts.renderer.close();
  const tokens = await database.$transaction((transaction) => hostPhotos(transaction, siteId, photos, new Date()));
  return [...tokens.values()].map((token) => `/photos/${token}.jpg`);
}

async function fetchAll({ url }: PhotoServer, paths: readonly string[]): Promise<readonly BarePhoto[]> {
  const photos: BarePhoto[] = [];
  for (const path of paths) {
    const response = await fetch(url + path);
    if (response.status !== 200) throw new Error(`${path} is answered with ${String(response.status)}.`);
    // What Node writes itself, it writes for the bare server too.
    const headers = [...response.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
    const base64 = Buffer.from(await response.arrayBuffer()).toString('base64');
    photos.push({ path, base64, etag: response.headers.get('etag') ?? '', headers: Object.fromEntries(headers) });
  }
  return photos;
}

interface Comparison {
  readonly roster: PhotoServer;
  readonly bare: PhotoServer;
  readonly photos: readonly BarePhoto[];
  readonly status: 200 | 304;
  readonly name: string;
}

/** In turns, so that what else the machine does weighs on both. */
async function compare({ roster, bare, photos, status, name }: Comparison): Promise<Figure> {
  const ours: number[] = [];
  const theirs: number[] = [];
  await perSecond(roster, photos, status);
  await perSecond(bare, photos, status);
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await perSecond(roster, photos, status));
    theirs.push(await perSecond(bare, photos, status));
  }
  const [measured, reference] = [median(ours), median(theirs)];
  return {
    name: `GET, ${name}`,
    measured: { value: measured, unit: '/s' },
    reference: { name: 'bare node:http', value: reference, unit: '/s' },
    ratio: measured / reference,
    target: measuredAtLeast(3000),
  };
}

async function perSecond(server: PhotoServer, photos: readonly BarePhoto[], status: 200 | 304): Promise<number> {
  const pool = new Pool(server.url, { connections });
  const started = performance.now();
  const until = started + secondsEach * 1000;
  let count = 0;
  const ask = async (start: number): Promise<void> => {
    for (let index = start; performance.now() < until; index += 1) {
      const { path, etag } = photos[index % photos.length] ?? { path: '/', etag: '' };
      const headers = status === 304 ? { 'if-none-match': etag } : {};
      const answer = await pool.request({ method: 'GET', path, headers });
      if (answer.statusCode !== status) throw new Error(`${path} is answered with ${String(answer.statusCode)}.`);
      await answer.body.dump({ limit: Number.MAX_SAFE_INTEGER });
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => ask(index * 7)));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  return count / seconds;
}
