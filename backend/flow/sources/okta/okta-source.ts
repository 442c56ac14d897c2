import { systemClock, type Clock } from '../../../http/clock.ts';
import { checkOverHttp } from '../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import type { JsonValue } from '../../model/json.ts';
import { orgOrigin, signsInAsApp } from '../../providers/okta/okta-connection.ts';
import { openPictureAddresses } from '../picture-address.ts';
import { defineSource, type Source, type SourceContext, type SourceSession } from '../source.ts';
import type { CheckMeans } from './check/check-means.ts';
import { checkOkta } from './okta-check.ts';
import { createOktaClient } from './okta-client.ts';
import { oktaGuide } from './okta-guide.ts';
import { readOktaPictures } from './okta-pictures.ts';
import { oktaPresets } from './okta-presets.ts';
import { readerScopes } from './okta-scopes.ts';
import { oktaSettings, type OktaSettings } from './okta-settings.ts';
import { readChanges } from './people/changes-read.ts';
import { changesSince, oktaBookmark, type OktaBookmark, readCursor, readKey } from './people/place.ts';
import { readPerson } from './people/read-person.ts';
import { followsChanges, readWhole } from './people/whole-read.ts';
import { apiTokenCredentials, appCredentials } from '../../providers/okta/credentials.ts';
import { createOktaToken } from '../../providers/okta/okta-token.ts';
import { createRateBudget } from '../../providers/okta/rate-budget.ts';
import { createOktaThrottle } from '../../providers/okta/rate-limit.ts';
import { createServerClock } from '../../providers/okta/server-clock.ts';

/** People and groups of an Okta org, and the pictures that they refer to. A test gives a `sleep` that does not wait. */
export function createOktaSource(sleep: Clock['sleep'] = systemClock.sleep): Source {
  return defineSource({
    kind: 'okta',
    label: 'Okta',
    description: 'People and groups of an Okta org, with pictures from wherever an attribute says.',
    capabilities: {
      changes: true,
      groups: true,
      manager: true,
      pictures: true,
      pictureCost:
        'None at Okta, which keeps no pictures. One request to the host of the picture for each person who has one, in every run; what has not changed is not sent again.',
      pictureRequests: { perPerson: 1, perChangedPicture: 0 },
    },
    guide: oktaGuide,
    settings: oktaSettings,
    bookmark: oktaBookmark,
    presets: oktaPresets,
    open: (settings, context, parseBookmark) =>
      openSession({ settings, context, clock: { now: context.now, sleep } }, parseBookmark),
  });
}

export const oktaSource = createOktaSource();

interface Opening {
  readonly settings: OktaSettings;
  readonly context: SourceContext;
  readonly clock: Clock;
}

function openSession(opening: Opening, parseBookmark: (bookmark: JsonValue) => OktaBookmark): SourceSession {
  const { clock, settings, context } = opening;
  const { reach } = context;
  const readThrottle = createOktaThrottle();
  const http = createHttpClient({ clock, reach, readThrottle });
  const addresses = openPictureAddresses({ hosts: settings.pictureHosts, reach, clock });
  const means = openMeans(opening, http);
  const { of, origin } = means;

  return {
    check: (signal) =>
      checkOverHttp({ clock, reach, readThrottle }, (http) => {
        const unhurried = { ...opening, settings: { ...settings, budgetPercent: 0 } };
        return checkOkta({ ...openMeans(unhurried, http), addresses }, signal);
      }),
    readPeople: async function* ({ bookmark, cursor }, signal) {
      signal.throwIfAborted();
      const place = cursor === undefined ? undefined : readCursor(cursor, of, origin);
      const since =
        place === undefined && bookmark !== undefined && followsChanges(context)
          ? changesSince(parseBookmark(bookmark), of, origin)
          : place;
      yield* since?.read === 'changes' ? readChanges(since, means, signal) : readWhole(since, means, signal);
    },
    readPerson: (id, signal) => readPerson(id, means, signal),
    readPictures: (refs, signal) => readOktaPictures(refs, addresses, signal),
    close: async () => {
      await Promise.all([http.close(), addresses.close()]);
    },
  };
}

function openMeans({ settings, context, clock }: Opening, http: HttpClient): Omit<CheckMeans, 'addresses'> {
  const origin = orgOrigin(settings);
  const serverClock = createServerClock(clock.now);
  const token = signsInAsApp(settings)
    ? createOktaToken({ settings, http, clock: serverClock, wanted: readerScopes })
    : undefined;
  const client = createOktaClient({
    origin,
    http,
    credentials: token === undefined ? apiTokenCredentials(settings) : appCredentials(token),
    as: token === undefined ? 'api-token' : 'app',
    budget: createRateBudget(clock, { percent: settings.budgetPercent }),
    clock: serverClock,
  });
  return { settings, context, origin, client, token, of: readKey(origin, context) };
}
