/**
 * How fast people and pictures come from Google Workspace, against a client that sends the same requests and does
 * nothing else with the answers.
 */
import { aSourceContext } from '../backend/testing/source-context.ts';
import { googleSource } from '../backend/flow/sources/google/google-source.ts';
import type { PictureRef } from '../backend/flow/model/record.ts';
import type { ReadTotals } from './entra-bare-client.ts';
import { readBare } from './google-bare-client.ts';
import { startWorkspaceProcess, type WorkspaceProcess } from './google-workspace-process.ts';
import { inSeconds, measuredAtMost, ratioAtMost, type Figure } from './figure.ts';
import { median, secondsOf } from './measuring.ts';
import type { Part } from './part.ts';

interface Reading extends ReadTotals {
  readonly seconds: number;
  /** Tags by id, as Roster keeps them. */
  readonly held: ReadonlyMap<string, string>;
}

const people = 2000;
const latencyMillis = 40;
const rounds = 3;
const never = new AbortController().signal;
const attributePaths = [
  'name.fullName',
  'primaryEmail',
  'phones.^[type==work].value',
  'organizations[0].title',
  'organizations[0].department',
  'organizations[0].name',
  'locations.^[type==desk].buildingId',
  'manager',
  'languages[0].languageCode',
];
const fields =
  'aliases,archived,id,languages,locations,name,nonEditableAliases,organizations,phones,primaryEmail,relations,suspended,thumbnailPhotoEtag,thumbnailPhotoUrl';

export const google: Part = {
  name: 'google',
  maxMinutes: 10,
  measure: async (resources) => {
    const workspace = resources.use(await startWorkspaceProcess({ people, latencyMillis }));
    // The first time, the simulator draws its pictures.
    await readBare(workspace, fields);
    const bare: number[] = [];
    const roster: Reading[] = [];
    for (let round = 0; round < rounds; round += 1) {
      let totals: ReadTotals | undefined;
      bare.push(await secondsOf(async () => (totals = await readBare(workspace, fields))));
      roster.push(await readWithRoster(workspace));
      assertSame(totals, roster.at(-1));
    }
    return [...figuresOf(bare, roster), ...(await measureUnchanged(workspace, roster[0]?.held ?? new Map()))];
  },
};

function figuresOf(bare: readonly number[], roster: readonly Reading[]): readonly Figure[] {
  return [
    {
      name: 'Google: reading 2,000 people and 1,400 pictures',
      measured: inSeconds(median(roster.map(({ seconds }) => seconds))),
      reference: { name: 'bare client', ...inSeconds(median(bare)) },
      ratio: median(roster.map(({ seconds }, round) => seconds / (bare[round] ?? Number.NaN))),
      target: ratioAtMost(1.3),
    },
  ];
}

async function measureUnchanged(
  workspace: WorkspaceProcess,
  held: ReadonlyMap<string, string>,
): Promise<readonly Figure[]> {
  await workspace.requests();
  const { seconds } = await readWithRoster(workspace, held);
  const { all, photos } = await workspace.requests();
  return [
    { name: 'Google: reading them again, nothing changed', measured: inSeconds(seconds) },
    // A token, four pages of users, and those deleted.
    { name: 'Google: requests for that', measured: { value: all, unit: '' }, target: measuredAtMost(6) },
    { name: 'Google: pictures asked for again', measured: { value: photos, unit: '' }, target: measuredAtMost(0) },
  ];
}

async function readWithRoster(
  { tokenUrl, directoryUrl, serviceAccountKey, adminEmail }: WorkspaceProcess,
  heldTags: ReadonlyMap<string, string> = new Map(),
): Promise<Reading> {
  const session = googleSource.open(
    { tokenUrl, directoryUrl, serviceAccountKey, adminEmail },
    aSourceContext({ attributePaths }),
  );
  const started = performance.now();
  const refs: PictureRef[] = [];
  let listed = 0;
  for await (const { records } of session.readPeople({}, never)) {
    listed += records.length;
    for (const { id, picture } of records) {
      // As the engine does: whose tag is the one that is held is not asked for.
      if (picture === 'none' || (heldTags.has(id) && heldTags.get(id) === picture.tag)) continue;
      refs.push({ id, ...(picture.locator === undefined ? {} : { locator: picture.locator }) });
    }
  }
  const held = new Map<string, string>();
  let bytes = 0;
  for await (const reading of session.readPictures(refs, never)) {
    if (reading.status !== 'found') throw new Error(`A picture is ${reading.status}.`);
    bytes += reading.bytes.length;
    if (reading.tag !== undefined) held.set(reading.ref.id, reading.tag);
  }
  const seconds = (performance.now() - started) / 1000;
  await session.close();
  return { people: listed, pictures: held.size, bytes, seconds, held };
}

function assertSame(bare: ReadTotals | undefined, roster: Reading | undefined): void {
  if (bare && roster?.people === bare.people && roster.pictures === bare.pictures && roster.bytes === bare.bytes) {
    return;
  }
  throw new Error(
    `Not the same was read: ${JSON.stringify(bare)} and ${JSON.stringify({ ...roster, held: undefined })}`,
  );
}
