/** Whole runs of Roster, from an OpenLDAP server into PostgreSQL, against `ldapsearch` reading the same people. */
import { ldapSource } from '../backend/flow/sources/ldap/ldap-source.ts';
import { peopleDn, reader, type Slapd } from '../backend/testing/slapd.ts';
import { inSeconds, measuredAtMost, ratioAtMost, type Figure } from './figure.ts';
import { changePeople, ldapMapping, ldapsearchPeople, startBenchDirectory } from './ldap-directory.ts';
import { mean, median } from './measuring.ts';
import type { Part } from './part.ts';
import { openRoster, startPostgres, type BenchRoster, type RunConnector } from './roster.ts';

const people = 20_000;
const pictures = 14_000;
const manyPeople = 100_000;
const changed = 20;
const rounds = 5;

export const ldapRuns: Part = { name: 'ldap-runs', maxMinutes: 15, measure };

async function measure(resources: AsyncDisposableStack): Promise<readonly Figure[]> {
  const createDatabase = await startPostgres(resources);
  const all: Round[] = [];
  const changes: number[] = [];
  {
    await using slapd = await startBenchDirectory({ people, pictures });
    for (let round = 0; round < rounds; round += 1) {
      await using roster = await openRoster(await createDatabase());
      const run = await addDirectory(roster, slapd);
      all.push(await measureRound(slapd, run));
      changes.push(await timeChanges({ slapd, run, among: people }));
    }
  }
  return [
    ...wholeRuns(all),
    changesFigure(people, changes),
    changesFigure(manyPeople, await changesAmongMany(await createDatabase())),
  ];
}

/** A connector to the directory, with what a new one has by default. */
export function addDirectory(roster: BenchRoster, { url }: Pick<Slapd, 'url'>): Promise<RunConnector> {
  const settings = { urls: [url], security: 'none', baseDn: peopleDn, ...reader };
  return roster.addConnector({ source: ldapSource, settings, mappings: ldapMapping });
}

interface Round {
  readonly ldapsearch: number;
  readonly first: number;
  readonly firstRatio: number;
  readonly unchanged: number;
  readonly unchangedRatio: number;
}

/** The reference before and after each run: whatever else the machine does falls on both. */
async function measureRound(slapd: Slapd, run: RunConnector): Promise<Round> {
  const before = await ldapsearchPeople(slapd);
  const { seconds: first, counts } = await run('full');
  if (counts.created !== people) throw new Error(`The first run created ${String(counts.created)} people.`);
  const between = await ldapsearchPeople(slapd);
  const { seconds: unchanged, counts: again } = await run('full');
  if (again.unchanged !== people) throw new Error(`The second run left ${String(again.unchanged)} people unchanged.`);
  const after = await ldapsearchPeople(slapd);
  return {
    ldapsearch: median([before, between, after]),
    first,
    firstRatio: first / mean(before, between),
    unchanged,
    unchangedRatio: unchanged / mean(between, after),
  };
}

function wholeRuns(all: readonly Round[]): Figure[] {
  const of = (name: keyof Round): number => median(all.map((round) => round[name]));
  const reference = { name: 'ldapsearch', ...inSeconds(of('ldapsearch')) };
  return [
    {
      name: 'LDAP: first run, 20,000 people',
      measured: inSeconds(of('first')),
      reference,
      ratio: of('firstRatio'),
      target: ratioAtMost(10),
    },
    {
      name: 'LDAP: unchanged full run, 20,000 people',
      measured: inSeconds(of('unchanged')),
      reference,
      ratio: of('unchangedRatio'),
      target: ratioAtMost(7),
    },
  ];
}

async function changesAmongMany(databaseUrl: string): Promise<number[]> {
  await using slapd = await startBenchDirectory({ people: manyPeople });
  await using roster = await openRoster(databaseUrl);
  const run = await addDirectory(roster, slapd);
  await run('full');
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) taken.push(await timeChanges({ slapd, run, among: manyPeople }));
  return taken;
}

interface ChangesOrder {
  readonly slapd: Slapd;
  readonly run: RunConnector;
  readonly among: number;
}

async function timeChanges({ slapd, run, among }: ChangesOrder): Promise<number> {
  await changePeople(slapd, { people: among }, changed);
  const { seconds, counts } = await run('changes');
  if (counts.read !== changed || counts.updated !== changed)
    throw new Error(`Not all changes: ${JSON.stringify(counts)}`);
  return seconds;
}

function changesFigure(among: number, taken: readonly number[]): Figure {
  return {
    name: `LDAP: changes run, ${String(changed)} of ${among.toLocaleString('en')} people`,
    measured: inSeconds(median(taken)),
    target: measuredAtMost(2),
  };
}
