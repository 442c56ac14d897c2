/**
 * How fast people and pictures come from Microsoft Graph, against a client that sends the same requests and does
 * nothing else: `node bench/entra-reading.ts`. Prints a table, and JSON with `--json`.
 */
import { fileURLToPath } from 'node:url';
import { entraSource } from '../backend/flow/sources/entra/entra-source.ts';
import type { PictureRef } from '../backend/flow/model/record.ts';
import { readBare, type ReadTotals } from './entra-bare-client.ts';
import { startTenantProcess, type TenantProcess } from './entra-tenant-process.ts';

export interface EntraReadingFigures {
  readonly people: number;
  readonly pictures: number;
  readonly bareSeconds: number;
  readonly rosterSeconds: number;
  /** At most 1.3. */
  readonly ratio: number;
  readonly unchangedSeconds: number;
  /** 0 */
  readonly unchangedDownloads: number;
  readonly throttledSeconds: number;
  /** Parts and requests that were answered with 429. */
  readonly throttledAnswers: number;
  /** All of them. */
  readonly throttledPictures: number;
  readonly throttledFailures: number;
}

interface Reading extends ReadTotals {
  readonly none: number;
  readonly failed: number;
  readonly unchanged: number;
  readonly seconds: number;
  readonly held: readonly PictureRef[];
}

const people = 2000;
const latencyMillis = 40;
const rounds = 3;
const never = new AbortController().signal;
const attributePaths = [
  'displayName',
  'mail',
  'businessPhones[0]',
  'mobilePhone',
  'jobTitle',
  'department',
  'companyName',
  'officeLocation',
  'manager.id',
  'preferredLanguage',
];
const select =
  '$select=accountEnabled,businessPhones,companyName,department,displayName,id,jobTitle,mail,mobilePhone,officeLocation,preferredLanguage,userPrincipalName,userType&$expand=manager($select=displayName,id,mail,userPrincipalName)';

export async function measureEntraReading(): Promise<EntraReadingFigures> {
  const tenant = await startTenantProcess({ people, latencyMillis });
  try {
    // The first time, the simulator draws its pictures.
    await readBare(tenant, select);
    const bare: number[] = [];
    const roster: Reading[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now();
      const totals = await readBare(tenant, select);
      bare.push((performance.now() - started) / 1000);
      roster.push(await readWithRoster(tenant));
      assertSame(totals, roster.at(-1));
    }
    await tenant.statistics();
    const unchanged = await readWithRoster(tenant, roster[0]?.held);
    const { photosDownloaded } = await tenant.statistics();
    const [bareSeconds, rosterSeconds] = [median(bare), median(roster.map(({ seconds }) => seconds))];
    return {
      people,
      pictures: tenant.pictures,
      bareSeconds,
      rosterSeconds,
      ratio: rosterSeconds / bareSeconds,
      unchangedSeconds: unchanged.seconds,
      unchangedDownloads: photosDownloaded,
      ...(await measureThrottled()),
    };
  } finally {
    await tenant.stop();
  }
}

async function measureThrottled() {
  const tenant = await startTenantProcess({ people, latencyMillis, rateLimit: 100 });
  try {
    const reading = await readWithRoster(tenant);
    const { throttled } = await tenant.statistics();
    return {
      throttledSeconds: reading.seconds,
      throttledAnswers: throttled,
      throttledPictures: reading.pictures,
      throttledFailures: reading.failed,
    };
  } finally {
    await tenant.stop();
  }
}

async function readWithRoster(tenant: TenantProcess, held: readonly PictureRef[] = []): Promise<Reading> {
  const { authorityUrl, graphUrl, tenantId, clientId, clientSecret } = tenant;
  const session = entraSource.open(
    { authorityUrl, graphUrl, tenantId, clientId, clientSecret },
    {
      scope: { groups: [], nestedGroups: true, filter: '', includeDisabled: true, includeGuests: true },
      attributePaths,
      pictures: true,
      now: () => new Date(),
      log: { info: () => undefined, warn: () => undefined },
    },
  );
  const heldTags = new Map(held.map((ref) => [ref.id, ref]));
  const started = performance.now();
  const refs: PictureRef[] = [];
  for await (const { records } of session.readPeople({}, never)) {
    refs.push(...records.map(({ id }) => heldTags.get(id) ?? { id }));
  }
  const counts = { found: 0, none: 0, failed: 0, unchanged: 0 };
  const tags: PictureRef[] = [];
  let bytes = 0;
  for await (const reading of session.readPictures(refs, never)) {
    counts[reading.status] += 1;
    if (reading.status !== 'found') continue;
    bytes += reading.bytes.length;
    if (reading.tag !== undefined) tags.push({ id: reading.ref.id, heldTag: reading.tag });
  }
  const seconds = (performance.now() - started) / 1000;
  await session.close();
  return { ...counts, people: refs.length, pictures: counts.found, bytes, seconds, held: tags };
}

function assertSame(bare: ReadTotals, roster: ReadTotals | undefined): void {
  if (roster?.people === bare.people && roster.pictures === bare.pictures && roster.bytes === bare.bytes) return;
  throw new Error(
    `Not the same was read: ${JSON.stringify(bare)} and ${JSON.stringify({ ...roster, held: undefined })}`,
  );
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const figures = await measureEntraReading();
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
  else
    process.stdout.write(
      `${Object.entries(figures)
        .map(([name, value]) => `${name.padEnd(20)} ${Number(value).toFixed(2)}`)
        .join('\n')}\n`,
    );
}
