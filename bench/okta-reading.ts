/**
 * How fast people come from Okta and pictures from their addresses, against a client that sends the same requests and
 * does nothing else with the answers.
 */
import type { PictureRef } from '../backend/flow/model/record.ts';
import { oktaSource } from '../backend/flow/sources/okta/okta-source.ts';
import { aSourceContext } from '../backend/testing/source-context.ts';
import type { ReadTotals } from './entra-bare-client.ts';
import { inSeconds, measuredAtLeast, measuredAtMost, ratioAtMost, type Figure } from './figure.ts';
import { median, secondsOf } from './measuring.ts';
import { readBare } from './okta-bare-client.ts';
import { startOrgProcess, type OrgProcess } from './okta-org-process.ts';
import type { Part } from './part.ts';

interface Reading extends ReadTotals {
  readonly unchanged: number;
  readonly seconds: number;
  /** What to ask with the next time. */
  readonly held: ReadonlyMap<string, string>;
}

const people = 2000;
const latencyMillis = 40;
const rounds = 3;
const never = new AbortController().signal;
const filter = ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY', 'PROVISIONED', 'SUSPENDED', 'DEPROVISIONED']
  .map((status) => `status eq "${status}"`)
  .join(' or ');

export const okta: Part = {
  name: 'okta',
  maxMinutes: 10,
  measure: async (resources) => {
    const org = resources.use(await startOrgProcess({ people, latencyMillis }));
    // The first time, the simulator draws its pictures.
    await readBare(org, filter);
    const bare: number[] = [];
    const roster: Reading[] = [];
    for (let round = 0; round < rounds; round += 1) {
      let totals: ReadTotals | undefined;
      bare.push(await secondsOf(async () => (totals = await readBare(org, filter))));
      roster.push(await readWithRoster(org));
      assertSame(totals, roster.at(-1));
    }
    await org.counts();
    const again = await readWithRoster(org, roster[0]?.held);
    const counts = await org.counts();
    const pictures = roster[0]?.pictures ?? Number.NaN;
    return [
      {
        name: 'Okta: reading 2,000 people and 1,400 pictures',
        measured: inSeconds(median(roster.map(({ seconds }) => seconds))),
        reference: { name: 'bare client', ...inSeconds(median(bare)) },
        ratio: median(roster.map(({ seconds }, round) => seconds / (bare[round] ?? Number.NaN))),
        target: ratioAtMost(1.3),
      },
      { name: 'Okta: reading them again, nothing changed', measured: inSeconds(again.seconds) },
      counted('Okta: requests to Okta for that', counts.toOkta, measuredAtMost(people / 200)),
      counted('Okta: pictures downloaded again', again.pictures, measuredAtMost(0)),
      counted('Okta: pictures answered with 304', counts.notModified, measuredAtLeast(pictures)),
    ];
  },
};

const counted = (name: string, value: number, target: NonNullable<Figure['target']>): Figure => ({
  name,
  measured: { value, unit: '' },
  target,
});

async function readWithRoster({ orgUrl, apiToken }: OrgProcess, held?: ReadonlyMap<string, string>): Promise<Reading> {
  // A budget would be kept by waiting for the next minute.
  const settings = { orgUrl, apiToken, budgetPercent: 0, pictureHosts: [new URL(orgUrl).host] };
  const session = oktaSource.open(settings, aSourceContext({ attributePaths: ['profile.displayName', 'manager'] }));
  const started = performance.now();
  const refs: PictureRef[] = [];
  let persons = 0;
  for await (const { records } of session.readPeople({}, never)) {
    persons += records.length;
    for (const { id, picture } of records) {
      const heldTag = held?.get(id);
      if (picture !== 'none') refs.push({ id, ...picture, ...(heldTag === undefined ? {} : { heldTag }) });
    }
  }
  const tags = new Map<string, string>();
  const counts = { found: 0, none: 0, failed: 0, unchanged: 0 };
  let bytes = 0;
  for await (const reading of session.readPictures(refs, never)) {
    counts[reading.status] += 1;
    if (reading.status !== 'found') continue;
    bytes += reading.bytes.length;
    if (reading.tag !== undefined) tags.set(reading.ref.id, reading.tag);
  }
  const seconds = (performance.now() - started) / 1000;
  await session.close();
  return { people: persons, pictures: counts.found, unchanged: counts.unchanged, bytes, seconds, held: tags };
}

function assertSame(bare: ReadTotals | undefined, roster: ReadTotals | undefined): void {
  if (bare && roster?.people === bare.people && roster.pictures === bare.pictures && roster.bytes === bare.bytes)
    return;
  throw new Error(
    `Not the same was read: ${JSON.stringify(bare)} and ${JSON.stringify(roster, ['people', 'pictures', 'bytes'])}`,
  );
}
