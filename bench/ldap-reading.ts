/** How fast people and pictures come from OpenLDAP, against `ldapsearch`. No database. */
import type { PictureRef } from '../backend/flow/model/record.ts';
import type { SourceSession } from '../backend/flow/sources/source.ts';
import { openLdap } from '../backend/testing/slapd-sessions.ts';
import type { Slapd } from '../backend/testing/slapd.ts';
import { inSeconds, ratioAtMost, type Figure } from './figure.ts';
import { attributePaths, ldapsearchPeople, ldapsearchPictures, startBenchDirectory } from './ldap-directory.ts';
import { median, secondsOf } from './measuring.ts';
import type { Part } from './part.ts';

const people = 20_000;
const pictures = 14_000;
const rounds = 5;
const never = new AbortController().signal;

export const ldapReading: Part = {
  name: 'ldap-reading',
  maxMinutes: 10,
  measure: async (resources) => {
    const slapd = resources.use(await startBenchDirectory({ people, pictures }));
    const all: Round[] = [];
    // The reference and Roster in turns, so that whatever else the machine does falls on both.
    for (let round = 0; round < rounds; round += 1) all.push(await measureRound(slapd));
    return figuresOf(all);
  },
};

function figuresOf(all: readonly Round[]): readonly Figure[] {
  const of = (name: keyof Round) => inSeconds(median(all.map((round) => round[name])));
  const ratio = (ours: keyof Round, reference: keyof Round) =>
    median(all.map((round) => round[ours] / round[reference]));
  return [
    {
      name: 'LDAP: reading 20,000 people',
      measured: of('roster'),
      reference: { name: 'ldapsearch', ...of('ldapsearch') },
      ratio: ratio('roster', 'ldapsearch'),
      target: ratioAtMost(4),
    },
    {
      name: 'LDAP: reading them and 14,000 pictures',
      measured: of('rosterPictures'),
      reference: { name: 'ldapsearch -tt, pictures alone', ...of('ldapsearchPictures') },
      ratio: ratio('rosterPictures', 'ldapsearchPictures'),
      target: ratioAtMost(3),
    },
  ];
}

interface Round {
  readonly ldapsearch: number;
  readonly roster: number;
  readonly ldapsearchPictures: number;
  readonly rosterPictures: number;
}

async function measureRound(slapd: Slapd): Promise<Round> {
  return {
    ldapsearch: await ldapsearchPeople(slapd),
    roster: await withSession(slapd, (session) => secondsOf(() => readPeople(session))),
    ldapsearchPictures: await ldapsearchPictures(slapd, pictures),
    rosterPictures: await withSession(slapd, (session) => secondsOf(() => readPictures(session))),
  };
}

async function withSession<T>(slapd: Slapd, work: (session: SourceSession) => Promise<T>): Promise<T> {
  const session = openLdap(slapd, {}, { attributePaths });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

async function readPeople(session: SourceSession): Promise<PictureRef[]> {
  const refs: PictureRef[] = [];
  for await (const { records } of session.readPeople({}, never)) {
    for (const { id, picture } of records) {
      if (picture !== 'none') refs.push({ id, ...(picture.locator !== undefined && { locator: picture.locator }) });
    }
  }
  if (refs.length !== people) throw new Error(`Roster read ${refs.length} people.`);
  return refs;
}

async function readPictures(session: SourceSession): Promise<void> {
  const refs = await readPeople(session);
  let found = 0;
  for await (const { status } of session.readPictures(refs, never)) if (status === 'found') found += 1;
  if (found !== pictures) throw new Error(`Roster found ${String(found)} pictures.`);
}
