import { afterAll, describe } from 'vitest';
import { ldifOrganizationalUnit, ldifUser, organizationalUnit, userDn } from '../../../testing/samba-ad-people.ts';
import { domainAdministrator, type SambaAd, startSambaAd } from '../../../testing/samba-ad.ts';
import { openLdap } from '../../../testing/slapd-sessions.ts';
import { readToEnd } from '../../../testing/source-reading.ts';
import { describeChanges } from '../source-conformance-changes.ts';
import type { ConformanceProvider, ConformanceWorld, SourceHarness } from '../source-conformance-harness.ts';
import { describePictures } from '../source-conformance-pictures.ts';
import type { SourceSession } from '../source.ts';

const jpegStart = Buffer.from('ffd8ffe000104a464946', 'hex');
const hasPicture = (index: number): boolean => index % 3 !== 0;

/** One domain for all worlds; each world is an organizational unit of its own. */
let domain: Promise<SambaAd> | undefined;
let worlds = 0;
afterAll(async () => (await domain)?.stop());

async function startWorld({ people }: ConformanceWorld): Promise<ConformanceProvider> {
  domain ??= startSambaAd();
  const server = await domain;
  const name = `World${String((worlds += 1))}`;
  const parent = organizationalUnit(name);
  const names = Array.from({ length: people }, (_, index) => `${name}-${String(index)}`);
  const users = names.map((user, index) => {
    const manager = index === 0 ? undefined : userDn(names[Math.floor(index / 10)] ?? '', parent);
    const thumbnailPhoto = hasPicture(index) ? Buffer.concat([jpegStart, Buffer.from([index % 256])]) : undefined;
    return ldifUser({ name: user, parent, attributes: { manager, thumbnailPhoto } });
  });
  await server.add(`${ldifOrganizationalUnit(name)}${users.join('')}`);
  const settings = { security: 'ldaps', caCertificate: server.caCertificate, baseDn: parent, ...domainAdministrator };
  const open = (): SourceSession => openLdap({ url: server.ldapsUrl }, settings);
  const onlyNames = { attributePaths: ['sAMAccountName'] };
  const everyone = await idsOf(openLdap({ url: server.ldapsUrl }, settings, onlyNames), names);
  return {
    open,
    everyone,
    withPicture: everyone.filter((_, index) => hasPicture(index)),
    withoutPicture: everyone.filter((_, index) => !hasPicture(index)),
    nobody: '00000000-0000-4000-8000-000000000000',
    changeOne: async () => {
      await server.modify(
        `dn: ${userDn(names[7] ?? '', parent)}\nchangetype: modify\nreplace: title\ntitle: Director\n`,
      );
      return everyone[7] ?? '';
    },
    removeOne: async () => {
      await server.modify(`dn: ${userDn(names[29] ?? '', parent)}\nchangetype: delete\n`);
      return everyone[29] ?? '';
    },
    close: () => Promise.resolve(),
  };
}

/** Only a domain controller gives ids, so they are looked up, in the order of `names`. */
async function idsOf(session: SourceSession, names: readonly string[]): Promise<string[]> {
  const { records } = await readToEnd(session);
  await session.close();
  const ids = new Map(records.map(({ id, attributes }) => [attributes['sAMAccountName'], id]));
  return names.map((name) => ids.get(name) ?? `${name} is missing`);
}

const harness: SourceHarness = {
  start: startWorld,
  severalPages: 210,
  faults: [],
  changes: true,
  pictures: true,
  dead: [],
};

/** Only what differs from OpenLDAP: a domain controller takes long to be filled with thousands. */
describe('Active Directory as a source', () => {
  describeChanges(harness);
  describePictures(harness);
});
