import { defineSource } from '../source.ts';
import { deadBookmark, ldapBookmark } from './changes/bookmark.ts';
import { checkLdap } from './ldap-check.ts';
import { keepConnection } from './sign-in/connect.ts';
import { openPeople, type People } from './people/people.ts';
import { readPictures } from './ldap-pictures.ts';
import { ldapGuide } from './ldap-guide.ts';
import { ldapPresets } from './ldap-presets.ts';
import { readOne } from './people/read-one.ts';
import { readChanges } from './changes/read-changes.ts';
import { readWhole } from './changes/read-whole.ts';
import { ldapSettings } from './ldap-settings.ts';

export const ldapSource = defineSource({
  kind: 'ldap',
  label: 'LDAP (Active Directory, OpenLDAP)',
  description: 'Reads people, their managers and their pictures from a directory server.',
  capabilities: {
    changes: true,
    groups: true,
    manager: true,
    pictures: true,
    pictureCost: 'One search for every 25 people whose entry has changed.',
    pictureRequests: { perPerson: 0, perChangedPicture: 1 / 25 },
  },
  guide: ldapGuide,
  settings: ldapSettings,
  bookmark: ldapBookmark,
  presets: ldapPresets,
  open: (settings, context, parseBookmark) => {
    const connection = keepConnection(settings, context.reach);
    const people = (signal: AbortSignal): Promise<People> =>
      connection.client(signal).then((client) => openPeople(client, settings, context, signal));

    return {
      check: (signal) => checkLdap(settings, context, signal),
      async *readPeople({ bookmark, cursor }, signal) {
        if (cursor !== undefined) throw deadBookmark('An interrupted read of a directory cannot be gone on with.');
        const from = bookmark === undefined ? undefined : parseBookmark(bookmark);
        yield* from === undefined
          ? readWhole(await people(signal), signal)
          : readChanges(await people(signal), from, signal);
      },
      readPerson: async (id, signal) => readOne(await people(signal), id, signal),
      async *readPictures(refs, signal) {
        yield* readPictures(await people(signal), refs, signal);
      },
      close: () => connection.close(),
    };
  },
});
