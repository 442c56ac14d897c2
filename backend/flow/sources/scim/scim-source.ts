import { systemClock, type Clock } from '../../../http/clock.ts';
import { checkOverHttp } from '../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import type { JsonValue } from '../../model/json.ts';
import { openPictureAddresses, type PictureAddresses } from '../picture-address.ts';
import { defineSource, type Source, type SourceContext, type SourceSession } from '../source.ts';
import { followsChanges } from './changes/probe-changes.ts';
import { readChanges } from './changes/read-changes.ts';
import type { CheckMeans } from './check/check-means.ts';
import { createDiscover } from './discovery/discover.ts';
import { createLister } from './people/lister.ts';
import { readCursor, readKey, type ScimBookmark, scimBookmark } from './people/place.ts';
import { readPerson } from './people/read-person.ts';
import { readWhole } from './people/whole-read.ts';
import { readScimPictures } from './pictures/scim-pictures.ts';
import { checkScim } from './scim-check.ts';
import { baseUrlOf, createScimClient } from './scim-client.ts';
import { scimGuide } from './scim-guide.ts';
import { scimPresets } from './scim-presets.ts';
import { type ScimSettings, scimSettings } from './scim-settings.ts';
import { createScimCredentials } from './sign-in/scim-token.ts';

/** People, groups and pictures of any SCIM 2.0 service provider. A test gives a `sleep` that does not wait. */
export function createScimSource(sleep: Clock['sleep'] = systemClock.sleep): Source {
  return defineSource({
    kind: 'scim',
    label: 'SCIM 2.0',
    description: 'People, groups and pictures of any server that speaks SCIM 2.0 (RFC 7643, RFC 7644).',
    capabilities: {
      changes: true,
      groups: true,
      manager: true,
      pictures: true,
      pictureCost:
        'One request for each person with a picture whom a run reads; a picture that has not changed is not sent again.',
      pictureRequests: { perPerson: 1, perChangedPicture: 0 },
    },
    guide: scimGuide,
    caseInsensitivePaths: true,
    settings: scimSettings,
    bookmark: scimBookmark,
    presets: scimPresets,
    open: (settings, context, parseBookmark) =>
      openSession({ settings, context, clock: { now: context.now, sleep } }, parseBookmark),
  });
}

export const scimSource = createScimSource();

interface Opening {
  readonly settings: ScimSettings;
  readonly context: SourceContext;
  readonly clock: Clock;
}

function openSession(opening: Opening, parseBookmark: (bookmark: JsonValue) => ScimBookmark): SourceSession {
  const { settings, context, clock } = opening;
  const { reach } = context;
  const http = createHttpClient({ clock, reach });
  // Relative addresses are those of files beneath the base URL.
  const base = `${baseUrlOf(settings)}/`;
  const addresses = openPictureAddresses({ hosts: settings.pictureHosts, reach, clock, base, allowDataUris: true });
  const means = openMeans(opening, http, addresses);

  return {
    check: (signal) =>
      checkOverHttp({ clock, reach }, (http) => checkScim(openMeans(opening, http, addresses), signal)),
    readPeople: async function* ({ bookmark, cursor }, signal) {
      signal.throwIfAborted();
      const place = cursor === undefined ? undefined : readCursor(cursor, means.of);
      if (place?.read === 'changes') yield* readChanges(place.bookmark, means, signal);
      else if (place === undefined && bookmark !== undefined && followsChanges(context)) {
        yield* readChanges(parseBookmark(bookmark), means, signal);
      } else yield* readWhole(place, means, signal);
    },
    readPerson: (id, signal) => readPerson(id, means, signal),
    readPictures: (refs, signal) => readScimPictures(refs, means, signal),
    close: async () => {
      await Promise.all([http.close(), addresses.close()]);
    },
  };
}

function openMeans({ settings, context, clock }: Opening, http: HttpClient, addresses: PictureAddresses): CheckMeans {
  const credentials = createScimCredentials({ settings, http, now: clock.now });
  const client = createScimClient({ settings, http, credentials, now: clock.now });
  const discover = createDiscover(client);
  const lister = createLister({ client, discover, pageSize: settings.pageSize });
  return { settings, context, client, discover, lister, addresses, of: readKey(settings, context) };
}
