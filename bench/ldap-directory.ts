/** An OpenLDAP server full of people, and what `ldapsearch` takes to read them: what Roster is compared with. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileMapping } from '../backend/flow/mapping/compile-mapping.ts';
import type { Mapping } from '../backend/flow/model/mapping.ts';
import { ldapSource } from '../backend/flow/sources/ldap/ldap-source.ts';
import { runProgram } from '../backend/testing/directory-server.ts';
import { dnOf, ldifPerson } from '../backend/testing/slapd-people.ts';
import { peopleDn, reader, type Slapd, startSlapd } from '../backend/testing/slapd.ts';
import { secondsOf } from './measuring.ts';

export interface BenchDirectory {
  readonly people: number;
  /** Of them, so many have a picture. Default: nobody. */
  readonly pictures?: number;
}

const pictureBytes = 80 * 1024;
const jpegStart = Buffer.from('ffd8ffe000104a464946', 'hex');

/** What a new connector maps. */
export const ldapMapping: Mapping = ldapSource.presets.find(({ id }) => id === 'inet-org-person')?.rows ?? [];

/** What that mapping asks the directory for. */
export const attributePaths = pathsOf(ldapMapping);

/** To be asked for beside the mapping's: what makes an entry a record. */
const ownAttributes = ['uid', 'entryUUID', 'entryCSN', 'pwdAccountLockedTime', 'nsAccountLock'];

function pathsOf(mapping: Mapping): readonly string[] {
  const compiled = compileMapping(mapping, { caseInsensitivePaths: true });
  if (!compiled.ok || compiled.mapping.attributePaths === 'all')
    throw new Error('The mapping does not name attributes.');
  return compiled.mapping.attributePaths;
}

/** No two pictures are alike. */
export function startBenchDirectory({ people, pictures = 0 }: BenchDirectory): Promise<Slapd> {
  return startSlapd({ ldif: ldif() });

  function* ldif(): Generator<string, void> {
    for (let index = 0; index < people; index += 1) {
      const hasPicture = Math.floor(((index + 1) * pictures) / people) > Math.floor((index * pictures) / people);
      yield benchPerson(index, hasPicture);
    }
  }
}

function benchPerson(index: number, hasPicture: boolean): string {
  const number = String(index);
  return ldifPerson({
    uid: `user${number}`,
    attributes: {
      cn: index % 10 === 0 ? `Åsa Lindström ${number}` : `Peter Miller ${number}`,
      displayName: index % 10 === 0 ? `Åsa Lindström ${number}` : `Peter Miller ${number}`,
      telephoneNumber: `+46 8 ${number}`,
      mobile: `+46 70 ${number}`,
      title: `Engineer ${String(index % 97)}`,
      ou: `Department ${String(index % 40)}`,
      o: 'Example',
      l: `Building ${String(index % 12)}`,
      preferredLanguage: 'en',
      employeeNumber: number,
      manager: dnOf(`user${String(Math.floor(index / 8))}`),
      jpegPhoto: hasPicture ? Buffer.concat([jpegStart, randomBytes(pictureBytes - jpegStart.length)]) : undefined,
      ...stampsOf(index),
    },
  });
}

/** As in a directory that people came to over the years, and not as if all of it were new this second. */
function stampsOf(index: number): Readonly<Record<string, string>> {
  const time = new Date(Date.UTC(2020, 0, 1, 0, 0, index * 600));
  const seconds = time.toISOString().slice(0, 19).replace(/\D/g, '');
  const stamp = `${seconds}Z`;
  return { entryCSN: `${seconds}.000000Z#000000#000#000000`, createTimestamp: stamp, modifyTimestamp: stamp };
}

/** Changes the title of so many people, spread over everyone. */
export async function changePeople(slapd: Slapd, { people }: BenchDirectory, changed: number): Promise<void> {
  const title = randomBytes(6).toString('hex');
  const changes = Array.from({ length: changed }, (_, index) => {
    const dn = dnOf(`user${String(Math.floor((index * people) / changed))}`);
    return `dn: ${dn}\nchangetype: modify\nreplace: title\ntitle: ${title}\n`;
  });
  await slapd.modify(changes.join('\n'));
}

/** Everyone's attributes, without pictures, to nowhere. */
export async function ldapsearchPeople(slapd: Slapd): Promise<number> {
  return secondsOf(() => ldapsearch(slapd, [], [...attributePaths, ...ownAttributes]));
}

/** Pictures alone, each to a file, in memory where there is such a folder: as little as this can be. */
export async function ldapsearchPictures(slapd: Slapd, pictures: number): Promise<number> {
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'roster-bench-ldap-'));
  try {
    const taken = await secondsOf(() => ldapsearch(slapd, ['-tt', '-T', folder], ['jpegPhoto']));
    const { length } = await readdir(folder);
    if (length !== pictures) throw new Error(`ldapsearch wrote ${String(length)} pictures.`);
    return taken;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const ldapsearch = ({ url }: Slapd, options: readonly string[], attributes: readonly string[]): Promise<string> =>
  runProgram('/bin/sh', [
    ...['-c', 'exec ldapsearch "$@" > /dev/null', 'ldapsearch', '-x', '-LLL', '-E', 'pr=500/noprompt', '-H', url],
    ...['-D', reader.bindDn, '-w', reader.bindPassword, '-b', peopleDn, ...options],
    ...['(objectClass=person)', ...attributes],
  ]);
