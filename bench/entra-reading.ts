/**
 * How fast people and pictures come from Microsoft Graph, against a client that sends the same requests and does
 * nothing else with the answers.
 */
import { aSourceContext } from '../backend/testing/source-context.ts';
import { entraSource } from '../backend/flow/sources/entra/entra-source.ts';
import type { PictureRef } from '../backend/flow/model/record.ts';
import { readBare, type ReadTotals } from './entra-bare-client.ts';
import { startTenantProcess, type TenantProcess } from './entra-tenant-process.ts';
import { inSeconds, measuredAtLeast, measuredAtMost, ratioAtMost, type Figure } from './figure.ts';
import { median, secondsOf } from './measuring.ts';
import type { Part } from './part.ts';

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

export const entra: Part = {
  name: 'entra',
  maxMinutes: 10,
  measure: async (resources) => [...(await measureReading(resources)), ...(await measureThrottled(resources))],
};

async function measureReading(resources: AsyncDisposableStack): Promise<readonly Figure[]> {
  const tenant = resources.use(await startTenantProcess({ people, latencyMillis }));
  // The first time, the simulator draws its pictures.
  await readBare(tenant, select);
  const bare: number[] = [];
  const roster: Reading[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let totals: ReadTotals | undefined;
    bare.push(await secondsOf(async () => (totals = await readBare(tenant, select))));
    roster.push(await readWithRoster(tenant));
    assertSame(totals, roster.at(-1));
  }
  await tenant.statistics();
  const unchanged = await readWithRoster(tenant, roster[0]?.held);
  const { photosDownloaded } = await tenant.statistics();
  return [
    {
      name: 'Entra: reading 2,000 people and 1,400 pictures',
      measured: inSeconds(median(roster.map(({ seconds }) => seconds))),
      reference: { name: 'bare client', ...inSeconds(median(bare)) },
      ratio: median(roster.map(({ seconds }, round) => seconds / (bare[round] ?? Number.NaN))),
      target: ratioAtMost(1.3),
    },
    { name: 'Entra: reading them again, nothing changed', measured: inSeconds(unchanged.seconds) },
    {
      name: 'Entra: pictures downloaded again',
      measured: { value: photosDownloaded, unit: '' },
      target: measuredAtMost(0),
    },
  ];
}

async function measureThrottled(resources: AsyncDisposableStack): Promise<readonly Figure[]> {
  const tenant = resources.use(await startTenantProcess({ people, latencyMillis, rateLimit: 100 }));
  const reading = await readWithRoster(tenant);
  const { throttled } = await tenant.statistics();
  return [
    { name: 'Entra at 100 units a second: reading', measured: inSeconds(reading.seconds) },
    { name: 'Entra at 100 units a second: answers that were 429', measured: { value: throttled, unit: '' } },
    {
      name: 'Entra at 100 units a second: pictures that arrive',
      measured: { value: reading.pictures, unit: '' },
      reference: { name: 'the tenant has', value: tenant.pictures, unit: '' },
      target: measuredAtLeast(tenant.pictures),
    },
  ];
}

async function readWithRoster(tenant: TenantProcess, held: readonly PictureRef[] = []): Promise<Reading> {
  const { authorityUrl, graphUrl, tenantId, clientId, clientSecret } = tenant;
  const session = entraSource.open(
    { authorityUrl, graphUrl, tenantId, clientId, clientSecret },
    aSourceContext({ attributePaths }),
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

function assertSame(bare: ReadTotals | undefined, roster: ReadTotals | undefined): void {
  if (bare && roster?.people === bare.people && roster.pictures === bare.pictures && roster.bytes === bare.bytes)
    return;
  throw new Error(
    `Not the same was read: ${JSON.stringify(bare)} and ${JSON.stringify({ ...roster, held: undefined })}`,
  );
}
