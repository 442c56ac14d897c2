import { openLdap } from '../../../testing/slapd-sessions.ts';
import { startSlapd, type Slapd } from '../../../testing/slapd.ts';
import { dnOf, ldifPerson } from '../../../testing/slapd-people.ts';
import { describeSourceConformance } from '../source-conformance.ts';
import type { ConformanceProvider, ConformanceWorld } from '../source-conformance-harness.ts';

const jpegStart = Buffer.from('ffd8ffe000104a464946', 'hex');

/** Ids of the test people, so that the suite knows them beforehand. */
const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const hasPicture = (index: number): boolean => index % 3 !== 0;

function* ldifOf({ people }: ConformanceWorld): Generator<string, void> {
  for (let index = 0; index < people; index += 1) {
    const manager = index === 0 ? undefined : dnOf(`user${Math.floor(index / 10)}`);
    const jpegPhoto = hasPicture(index) ? Buffer.concat([jpegStart, Buffer.from([index % 256])]) : undefined;
    yield ldifPerson({ uid: `user${index}`, attributes: { entryUUID: idOf(index), manager, jpegPhoto } });
  }
}

async function startWorld(world: ConformanceWorld): Promise<ConformanceProvider> {
  const slapd = await startSlapd({ ldif: ldifOf(world) });
  const indexes = Array.from({ length: world.people }, (_, index) => index);
  return {
    open: () => openLdap(slapd, { removalCheckMinutes: 0 }),
    everyone: indexes.map(idOf),
    withPicture: indexes.filter(hasPicture).map(idOf),
    withoutPicture: indexes.filter((index) => !hasPicture(index)).map(idOf),
    nobody: idOf(999_999),
    changeOne: () => changeOne(slapd),
    removeOne: () => removeOne(slapd),
    close: () => slapd.stop(),
  };
}

async function changeOne(slapd: Slapd): Promise<string> {
  await slapd.modify(`dn: ${dnOf('user7')}\nchangetype: modify\nreplace: title\ntitle: Director\n`);
  return idOf(7);
}

async function removeOne(slapd: Slapd): Promise<string> {
  await slapd.modify(`dn: ${dnOf('user29')}\nchangetype: delete\n`);
  return idOf(29);
}

describeSourceConformance('OpenLDAP', {
  start: startWorld,
  severalPages: 1100,
  faults: [],
  changes: true,
  pictures: true,
  dead: [
    { named: 'any cursor', from: () => ({ cursor: 'not-resumable' }) },
    { named: 'a bookmark of another shape', from: () => ({ bookmark: { deltaLink: 'https://example.org' } }) },
    {
      named: 'a bookmark of an Active Directory',
      from: () => ({
        bookmark: {
          kind: 'active-directory',
          query: '',
          listedAt: '2026-11-22T00:00:00.000Z',
          listedPeople: 1,
          dcHostName: 'dc1.corp.example',
          invocationId: idOf(1),
          usn: '1',
        },
      }),
    },
  ],
});
