/**
 * How fast people and pictures come from OpenLDAP, against `ldapsearch`: `node bench/ldap-reading.ts`. Prints a table,
 * and JSON with `--json`.
 */
import { fileURLToPath } from 'node:url';
import type { JsonValue } from '../backend/flow/model/json.ts';
import type { PictureRef } from '../backend/flow/model/record.ts';
import type { SourceSession } from '../backend/flow/sources/source.ts';
import { openLdap } from '../backend/testing/slapd-sessions.ts';
import type { Slapd } from '../backend/testing/slapd.ts';
import {
  attributePaths,
  changePeople,
  ldapsearchPeople,
  ldapsearchPictures,
  seconds,
  startBenchDirectory,
} from './ldap-directory.ts';

export interface LdapReadingFigures {
  readonly people: number;
  readonly pictures: number;
  readonly ldapsearchSeconds: number;
  readonly rosterSeconds: number;
  /** At most 4. */
  readonly ratio: number;
  readonly ldapsearchPicturesSeconds: number;
  /** People, then all of their pictures. */
  readonly rosterPicturesSeconds: number;
  /** At most 3. */
  readonly picturesRatio: number;
  /** A changes read with 20 people changed: well below 1 s, however many people there are. */
  readonly changes: readonly { readonly people: number; readonly seconds: number }[];
}

interface Round {
  readonly ldapsearch: number;
  readonly roster: number;
  readonly ldapsearchPictures: number;
  readonly rosterPictures: number;
}

const people = 20_000;
const pictures = 14_000;
const manyPeople = 100_000;
const changed = 20;
const rounds = 5;
const never = new AbortController().signal;

export async function measureLdapReading(): Promise<LdapReadingFigures> {
  const { all, changesSeconds } = await withDirectory({ people, pictures }, async (slapd) => {
    const all: Round[] = [];
    // The reference and Roster in turns, so that whatever else the machine does falls on both.
    for (let round = 0; round < rounds; round += 1) all.push(await measureRound(slapd));
    return { all, changesSeconds: await measureChanges(slapd, people) };
  });
  const manyChangesSeconds = await withDirectory({ people: manyPeople }, (slapd) => measureChanges(slapd, manyPeople));
  const of = (name: keyof Round): number => median(all.map((round) => round[name]));
  return {
    people,
    pictures,
    ldapsearchSeconds: of('ldapsearch'),
    rosterSeconds: of('roster'),
    ratio: median(all.map(({ roster, ldapsearch }) => roster / ldapsearch)),
    ldapsearchPicturesSeconds: of('ldapsearchPictures'),
    rosterPicturesSeconds: of('rosterPictures'),
    picturesRatio: median(all.map(({ rosterPictures, ldapsearchPictures: bare }) => rosterPictures / bare)),
    changes: [
      { people, seconds: changesSeconds },
      { people: manyPeople, seconds: manyChangesSeconds },
    ],
  };
}

async function withDirectory<T>(
  directory: Parameters<typeof startBenchDirectory>[0],
  work: (slapd: Slapd) => Promise<T>,
): Promise<T> {
  await using slapd = await startBenchDirectory(directory);
  return await work(slapd);
}

async function measureRound(slapd: Slapd): Promise<Round> {
  return {
    ldapsearch: await ldapsearchPeople(slapd),
    roster: await withSession(slapd, (session) => seconds(() => readPeople(session))),
    ldapsearchPictures: await ldapsearchPictures(slapd, pictures),
    rosterPictures: await withSession(slapd, (session) => seconds(() => readPictures(session))),
  };
}

async function measureChanges(slapd: Slapd, among: number): Promise<number> {
  const taken: number[] = [];
  let { bookmark } = await withSession(slapd, readPeople);
  for (let round = 0; round < rounds; round += 1) {
    await changePeople(slapd, { people: among }, changed);
    const from = bookmark;
    const read = await withSession(slapd, async (session) => {
      const start = performance.now();
      const { refs, bookmark: next } = await readPeople(session, from);
      return { seconds: (performance.now() - start) / 1000, people: refs.length, next };
    });
    if (read.people !== changed) throw new Error(`Roster read ${String(read.people)} changed people.`);
    bookmark = read.next;
    taken.push(read.seconds);
  }
  return median(taken);
}

async function withSession<T>(slapd: Slapd, work: (session: SourceSession) => Promise<T>): Promise<T> {
  const session = openLdap(slapd, {}, { attributePaths });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

async function readPeople(session: SourceSession, from?: JsonValue) {
  const refs: PictureRef[] = [];
  let bookmark: JsonValue = null;
  for await (const page of session.readPeople(from === undefined ? {} : { bookmark: from }, never)) {
    for (const { id, picture } of page.records) {
      if (picture !== 'none') refs.push({ id, ...(picture.locator !== undefined && { locator: picture.locator }) });
    }
    bookmark = page.end?.bookmark ?? bookmark;
  }
  return { refs, bookmark };
}

async function readPictures(session: SourceSession): Promise<void> {
  const { refs } = await readPeople(session);
  let found = 0;
  for await (const { status } of session.readPictures(refs, never)) if (status === 'found') found += 1;
  if (found !== pictures) throw new Error(`Roster found ${String(found)} pictures.`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function printTable(figures: LdapReadingFigures): void {
  const line = (what: string, ...values: readonly string[]): void => {
    process.stdout.write(`${what.padEnd(44)}${values.map((value) => value.padStart(14)).join('')}\n`);
  };
  const inSeconds = (value: number): string => `${value.toFixed(3)} s`;
  const { ldapsearchSeconds, rosterSeconds, ldapsearchPicturesSeconds, rosterPicturesSeconds } = figures;
  line(`LDAP: ${String(figures.people)} people, ${String(figures.pictures)} pictures`, 'ldapsearch', 'Roster', 'ratio');
  line('people (at most 4)', inSeconds(ldapsearchSeconds), inSeconds(rosterSeconds), figures.ratio.toFixed(2));
  line(
    'people and all pictures (at most 3)',
    ...[inSeconds(ldapsearchPicturesSeconds), inSeconds(rosterPicturesSeconds), figures.picturesRatio.toFixed(2)],
  );
  for (const { people: among, seconds: taken } of figures.changes) {
    line(`changes: ${String(changed)} of ${String(among)} people`, '', inSeconds(taken));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const figures = await measureLdapReading();
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else printTable(figures);
}
