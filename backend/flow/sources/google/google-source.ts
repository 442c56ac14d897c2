import { z } from 'zod';
import { systemClock, type Clock } from '../../../http/clock.ts';
import { checkOverHttp } from '../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import { defineSource, type Source, type SourceContext, type SourceSession } from '../source.ts';
import type { CheckMeans } from './check/check-means.ts';
import { checkGoogle } from './google-check.ts';
import { createGoogleClient } from './google-client.ts';
import { googleThrottle } from './google-failure.ts';
import { googleGuide } from './google-guide.ts';
import { googlePresets } from './google-presets.ts';
import { googleSettings, type GoogleSettings } from './google-settings.ts';
import { readCursor, readKey } from './people/place.ts';
import { readPerson } from './people/read-person.ts';
import { selectUserFields } from './people/user-selection.ts';
import { readWhole } from './people/whole-read.ts';
import { readGooglePictures } from './pictures/google-pictures.ts';
import { googleEndpoints } from './sign-in/google-endpoints.ts';
import { neededScopes } from './sign-in/google-scopes.ts';
import { createGoogleToken } from './sign-in/google-token.ts';

/** People, groups and pictures of a Google Workspace, through the Directory API. A test gives a `sleep` that does not wait. */
export function createGoogleSource(sleep: Clock['sleep'] = systemClock.sleep): Source {
  return defineSource({
    kind: 'google',
    label: 'Google Workspace',
    description: 'People, groups and pictures of a Google Workspace or Cloud Identity account.',
    capabilities: {
      // The Directory API has no "updated since" and no delta: https://developers.google.com/workspace/admin/directory
      changes: false,
      groups: true,
      manager: true,
      pictures: true,
      pictureCost: 'None for pictures that have not changed, as the list of people tells; one for each that has.',
      pictureRequests: { perPerson: 0, perChangedPicture: 1 },
    },
    guide: googleGuide,
    settings: googleSettings,
    bookmark: z.never(),
    presets: googlePresets,
    open: (settings, context) => openSession({ settings, context, clock: { now: context.now, sleep } }),
  });
}

export const googleSource = createGoogleSource();

interface Opening {
  readonly settings: GoogleSettings;
  readonly context: SourceContext;
  readonly clock: Clock;
}

function openSession(opening: Opening): SourceSession {
  const { clock, context } = opening;
  const { reach } = context;
  const http = createHttpClient({ clock, reach, readThrottle: googleThrottle });
  const means = openMeans(opening, http);
  return {
    check: (signal) =>
      checkOverHttp({ clock, reach, readThrottle: googleThrottle }, (http) =>
        checkGoogle(openMeans(opening, http), signal),
      ),
    readPeople: async function* ({ cursor }, signal) {
      signal.throwIfAborted();
      yield* readWhole(cursor === undefined ? undefined : readCursor(cursor, means.of), means, signal);
    },
    readPerson: (id, signal) => readPerson(id, means, signal),
    readPictures: (refs, signal) => readGooglePictures(refs, means.client, signal),
    close: () => http.close(),
  };
}

function openMeans({ settings, context, clock }: Opening, http: HttpClient): CheckMeans {
  const endpoints = googleEndpoints(settings);
  const signIn = { settings, endpoints, http, now: clock.now };
  const token = createGoogleToken({ ...signIn, scopes: neededScopes(context) });
  const client = createGoogleClient({ directoryUrl: endpoints.directoryUrl, http, token, clock });
  const selection = selectUserFields(context.attributePaths);
  const of = readKey(selection, context, settings);
  return { settings, context, token, signIn, client, selection, of, now: clock.now };
}
