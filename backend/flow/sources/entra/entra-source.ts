import { systemClock, type Clock } from '../../../http/clock.ts';
import { checkOverHttp } from '../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import type { JsonValue } from '../../model/json.ts';
import { defineSource, type Source, type SourceContext, type SourceSession } from '../source.ts';
import type { CheckMeans } from './check/check-means.ts';
import { checkEntra } from './entra-check.ts';
import { createEntraClient } from './entra-client.ts';
import { entraGuide } from './entra-guide.ts';
import { entraPresets } from './entra-presets.ts';
import { type EntraSettings, entraSettings } from './entra-settings.ts';
import { readChanges } from './people/changes-read.ts';
import { changesSince, entraBookmark, type EntraBookmark, readCursor, readKey } from './people/place.ts';
import { readPerson } from './people/read-person.ts';
import { selectUserProperties } from './people/user-selection.ts';
import { followsChanges, readWhole } from './people/whole-read.ts';
import { readEntraPictures } from './pictures/entra-pictures.ts';
import { certificateExpiry } from '../../providers/entra/app-certificate.ts';
import { entraEndpoints } from '../../providers/entra/entra-clouds.ts';
import { createEntraToken } from '../../providers/entra/entra-token.ts';

/** People, groups and pictures of a Microsoft Entra tenant, through Microsoft Graph. A test gives a `sleep` that does not wait. */
export function createEntraSource(sleep: Clock['sleep'] = systemClock.sleep): Source {
  return defineSource({
    kind: 'entra',
    label: 'Microsoft Entra ID',
    description: 'People, groups and pictures of a Microsoft Entra tenant (formerly Azure Active Directory).',
    capabilities: {
      changes: true,
      groups: true,
      manager: true,
      pictures: true,
      pictureCost:
        'One request for each person in every run, sent twenty at a time, and one more for each picture that has changed.',
      pictureRequests: { perPerson: 1 / 20, perChangedPicture: 1 / 20 },
    },
    guide: entraGuide,
    settings: entraSettings,
    bookmark: entraBookmark,
    presets: entraPresets,
    expiries: certificateExpiry,
    open: (settings, context, parseBookmark) =>
      openSession({ settings, context, clock: { now: context.now, sleep } }, parseBookmark),
  });
}

export const entraSource = createEntraSource();

interface Opening {
  readonly settings: EntraSettings;
  readonly context: SourceContext;
  readonly clock: Clock;
}

function openSession(opening: Opening, parseBookmark: (bookmark: JsonValue) => EntraBookmark) {
  const {
    clock,
    context: { reach },
  } = opening;
  const http = createHttpClient({ clock, reach });
  const means = openMeans(opening, http);
  const { of, graphUrl, context } = means;

  const session: SourceSession = {
    check: (signal) => checkOverHttp({ clock, reach }, (http) => checkEntra(openMeans(opening, http), signal)),
    readPeople: async function* ({ bookmark, cursor }, signal) {
      signal.throwIfAborted();
      const place = cursor === undefined ? undefined : readCursor(cursor, of, graphUrl);
      const since =
        place === undefined && bookmark !== undefined && followsChanges(context)
          ? changesSince(parseBookmark(bookmark), of, graphUrl)
          : place;
      yield* since?.read === 'changes' ? readChanges(since, means, signal) : readWhole(since, means, signal);
    },
    readPerson: (id, signal) => readPerson(id, means, signal),
    readPictures: (refs, signal) => readEntraPictures(refs, means, signal),
    close: () => http.close(),
  };
  return session;
}

function openMeans({ settings, context, clock }: Opening, http: HttpClient): CheckMeans {
  const endpoints = entraEndpoints(settings);
  const token = createEntraToken({ settings, endpoints, http, now: clock.now });
  const selection = selectUserProperties(context.attributePaths);
  const { graphUrl } = endpoints;
  const client = createEntraClient({ graphUrl, http, token, now: clock.now });
  return { settings, context, token, client, graphUrl, selection, of: readKey(selection, context), now: clock.now };
}
