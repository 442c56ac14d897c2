import { systemClock, type Clock } from '../../../http/clock.ts';
import { checkOverHttp } from '../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import type { JsonValue } from '../../model/json.ts';
import { pingoneEndpoints } from '../../providers/pingone/pingone-connection.ts';
import { createPingOneToken } from '../../providers/pingone/pingone-token.ts';
import { openPictureAddresses } from '../picture-address.ts';
import { defineSource, type Source, type SourceContext, type SourceSession } from '../source.ts';
import { checkPingOne } from './pingone-check.ts';
import { createPingOneClient } from './pingone-client.ts';
import { pingoneGuide } from './pingone-guide.ts';
import { readPingOnePictures } from './pingone-pictures.ts';
import { pingonePresets } from './pingone-presets.ts';
import { type PingOneSettings, pingoneSettings } from './pingone-settings.ts';
import { readChanges } from './people/changes-read.ts';
import { followsChanges } from './people/follow-changes.ts';
import { changesSince, pingoneBookmark, type PingOneBookmark, readCursor, readKey } from './people/place.ts';
import { readPerson } from './people/read-person.ts';
import type { ReadMeans } from './people/user-page.ts';
import { readWhole } from './people/whole-read.ts';
import type { AccessToken } from '../../../http/access-token.ts';

/** People and groups of a PingOne environment. A test gives a `sleep` that does not wait. */
export function createPingOneSource(sleep: Clock['sleep'] = systemClock.sleep): Source {
  return defineSource({
    kind: 'pingone',
    label: 'PingOne',
    description: 'People of a PingOne environment, all of them or those of certain groups or populations.',
    capabilities: {
      changes: true,
      groups: true,
      manager: true,
      pictures: true,
      pictureCost:
        'PingOne holds addresses of pictures. Each run asks the server of each address once; a picture that has not changed is not sent again.',
      pictureRequests: { perPerson: 1, perChangedPicture: 0 },
    },
    guide: pingoneGuide,
    settings: pingoneSettings,
    bookmark: pingoneBookmark,
    presets: pingonePresets,
    open: (settings, context, parseBookmark) =>
      openSession({ settings, context, clock: { now: context.now, sleep } }, parseBookmark),
  });
}

export const pingoneSource = createPingOneSource();

interface Opening {
  readonly settings: PingOneSettings;
  readonly context: SourceContext;
  readonly clock: Clock;
}

function openSession(opening: Opening, parseBookmark: (bookmark: JsonValue) => PingOneBookmark): SourceSession {
  const { clock, settings, context } = opening;
  const { reach } = context;
  const http = createHttpClient({ clock, reach });
  const addresses = openPictureAddresses({ hosts: settings.pictureHosts, reach, clock });
  const { means } = openMeans(opening, http);

  return {
    check: (signal) =>
      checkOverHttp({ clock, reach }, (http) => {
        const trial = openMeans(opening, http);
        return checkPingOne({ ...trial.means, token: trial.token, addresses }, signal);
      }),
    readPeople: async function* ({ bookmark, cursor }, signal) {
      signal.throwIfAborted();
      const place = cursor === undefined ? undefined : readCursor(cursor, means);
      const since =
        place === undefined && bookmark !== undefined && followsChanges(context)
          ? changesSince(parseBookmark(bookmark), means.of)
          : place;
      yield* since?.read === 'changes' ? readChanges(since, means, signal) : readWhole(since, means, signal);
    },
    readPerson: (id, signal) => readPerson(id, means, signal),
    readPictures: (refs, signal) => readPingOnePictures(refs, addresses, signal),
    close: async () => {
      await http.close();
      await addresses.close();
    },
  };
}

function openMeans(
  { settings, context, clock: { now } }: Opening,
  http: HttpClient,
): { readonly means: ReadMeans; readonly token: AccessToken } {
  const token = createPingOneToken({ settings, http, now });
  const { environmentUrl } = pingoneEndpoints(settings);
  const client = createPingOneClient({ environmentUrl, http, token, now });
  return { means: { client, settings, context, of: readKey(context, settings) }, token };
}
