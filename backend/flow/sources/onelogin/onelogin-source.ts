import { systemClock, type Clock } from '../../../http/clock.ts';
import { checkOverHttp } from '../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import type { JsonValue } from '../../model/json.ts';
import { apiUrlOf } from '../../providers/onelogin/onelogin-connection.ts';
import { oneloginThrottle } from '../../providers/onelogin/onelogin-throttle.ts';
import { createOneLoginToken } from '../../providers/onelogin/onelogin-token.ts';
import { openPictureAddresses } from '../picture-address.ts';
import { defineSource, type Source, type SourceContext, type SourceSession } from '../source.ts';
import { checkOneLogin } from './onelogin-check.ts';
import { createOneLoginClient } from './onelogin-client.ts';
import { oneloginGuide } from './onelogin-guide.ts';
import { readOneLoginPictures } from './onelogin-pictures.ts';
import { oneloginPresets } from './onelogin-presets.ts';
import { type OneLoginSettings, oneloginSettings } from './onelogin-settings.ts';
import { readChanges } from './people/changes-read.ts';
import { changesSince, oneloginBookmark, type OneLoginBookmark, readCursor, readKey } from './people/place.ts';
import { readPerson } from './people/read-person.ts';
import { selectFields } from './people/user-fields.ts';
import type { ReadMeans } from './people/user-page.ts';
import { followsChanges, readWhole } from './people/whole-read.ts';
import type { AccessToken } from '../../../http/access-token.ts';

/** People and roles of a OneLogin account. A test gives a `sleep` that does not wait. */
export function createOneLoginSource(sleep: Clock['sleep'] = systemClock.sleep): Source {
  return defineSource({
    kind: 'onelogin',
    label: 'OneLogin',
    description: 'People of a OneLogin account, all of them or those with certain roles.',
    capabilities: {
      changes: true,
      groups: true,
      manager: true,
      pictures: true,
      pictureCost:
        'OneLogin keeps no pictures. Each run asks the server of each picture address once; a picture that has not changed is not sent again.',
      pictureRequests: { perPerson: 1, perChangedPicture: 0 },
    },
    guide: oneloginGuide,
    settings: oneloginSettings,
    bookmark: oneloginBookmark,
    presets: oneloginPresets,
    open: (settings, context, parseBookmark) =>
      openSession({ settings, context, clock: { now: context.now, sleep } }, parseBookmark),
  });
}

export const oneloginSource = createOneLoginSource();

interface Opening {
  readonly settings: OneLoginSettings;
  readonly context: SourceContext;
  readonly clock: Clock;
}

function openSession(opening: Opening, parseBookmark: (bookmark: JsonValue) => OneLoginBookmark): SourceSession {
  const { clock, settings, context } = opening;
  const { reach } = context;
  const http = createHttpClient({ clock, reach, readThrottle: oneloginThrottle });
  const addresses = openPictureAddresses({ hosts: settings.pictureHosts, reach, clock });
  const { means } = openMeans(opening, { http, keepsBudget: true });

  return {
    check: (signal) =>
      checkOverHttp({ clock, reach, readThrottle: oneloginThrottle }, (http) => {
        const trial = openMeans(opening, { http, keepsBudget: false });
        return checkOneLogin({ ...trial.means, token: trial.token, addresses }, signal);
      }),
    readPeople: async function* ({ bookmark, cursor }, signal) {
      signal.throwIfAborted();
      const place = cursor === undefined ? undefined : readCursor(cursor, means.of);
      const since =
        place === undefined && bookmark !== undefined && followsChanges(context)
          ? changesSince(parseBookmark(bookmark), means.of)
          : place;
      yield* since?.read === 'changes' ? readChanges(since, means, signal) : readWhole(since, means, signal);
    },
    readPerson: (id, signal) => readPerson(id, means, signal),
    readPictures: (refs, signal) => readOneLoginPictures(refs, addresses, signal),
    close: async () => {
      await http.close();
      await addresses.close();
    },
  };
}

interface Sending {
  readonly http: HttpClient;
  readonly keepsBudget: boolean;
}

function openMeans(
  { settings, context, clock: { now } }: Opening,
  { http, keepsBudget }: Sending,
): { readonly means: ReadMeans; readonly token: AccessToken } {
  const token = createOneLoginToken({ settings, http, now });
  const client = createOneLoginClient({ apiUrl: apiUrlOf(settings), http, token, now, keepsBudget });
  const fields = selectFields(context.attributePaths, settings.pictureAttribute);
  return { means: { client, settings, context, fields, of: readKey(fields, context, settings) }, token };
}
