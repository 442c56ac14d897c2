import { z } from 'zod';
import { systemClock, type Clock } from '../../../http/clock.ts';
import { createHttpClient } from '../../../http/http-client.ts';
import { apiTokenCredentials, appCredentials } from '../../providers/okta/credentials.ts';
import { orgOrigin, signsInAsApp } from '../../providers/okta/okta-connection.ts';
import { createOktaToken } from '../../providers/okta/okta-token.ts';
import { createRateBudget } from '../../providers/okta/rate-budget.ts';
import { createOktaThrottle } from '../../providers/okta/rate-limit.ts';
import { createServerClock } from '../../providers/okta/server-clock.ts';
import { photoReadBack } from '../shared/photo-attribute/photo-read-back.ts';
import { openPhotoSession } from '../shared/photo-attribute/photo-session.ts';
import { defineTarget, type Target, type TargetContext, type TargetSession } from '../target.ts';
import { createOktaPhotoClient } from './okta-photo-client.ts';
import { oktaPhotoDirectory } from './okta-photo-directory.ts';
import { oktaPhotoGuide } from './okta-photo-guide.ts';
import { oktaPhotoSettings, type OktaPhotoSettings } from './okta-photo-settings.ts';
import { writerScopes } from './okta-photo-failure.ts';

/** Photo addresses in attributes of Okta users. A test gives a `sleep` that does not wait. */
export function createOktaPhotoTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'okta-photo',
    label: 'Okta photo attribute',
    description: 'Writes the address of each hosted photo to Okta, from where it goes on to Atlassian.',
    guide: oktaPhotoGuide,
    capabilities: {
      fields: [],
      properties: {
        maxNameLength: 120,
        namePattern: {
          source: '[A-Za-z0-9_]+',
          message: 'Enter the variable name of a custom attribute, as in the Profile Editor.',
        },
      },
      manager: false,
      picture: 'hosted-address',
      matching: [
        { key: 'login', label: 'Username (login)', usualFrom: 'field:email' },
        { key: 'email', label: 'Primary email', usualFrom: 'field:email' },
        { key: 'id', label: 'Okta user ID', usualFrom: 'sourceId' },
      ],
      removal: ['clear'],
    },
    readBack: photoReadBack({
      source: 'okta',
      place: z.object({ orgUrl: z.url() }),
      tenantOf: orgOrigin,
      // The Profile Editor shows `profile.` nowhere, mapping paths do.
      nameOf: (name) => name.replace(/^profile\./, ''),
    }),
    settings: oktaPhotoSettings,
    open: (settings, context) => open(settings, context, { now: context.now, sleep }),
  });
}

export const oktaPhotoTarget = createOktaPhotoTarget();

function open(settings: OktaPhotoSettings, context: TargetContext, clock: Clock): TargetSession {
  const { patienceSeconds, wants, reach } = context;
  const http = createHttpClient({ clock, reach, readThrottle: createOktaThrottle(), maxWaitSeconds: patienceSeconds });
  const serverClock = createServerClock(clock.now);
  const token = signsInAsApp(settings)
    ? createOktaToken({ settings, http, clock: serverClock, wanted: writerScopes })
    : undefined;
  const client = createOktaPhotoClient({
    origin: orgOrigin(settings),
    http,
    credentials: token === undefined ? apiTokenCredentials(settings) : appCredentials(token),
    budget: createRateBudget(clock, { percent: settings.budgetPercent, patienceSeconds }),
    clock: serverClock,
  });
  const { createAttributes } = settings;
  return openPhotoSession(
    oktaPhotoDirectory({ client, token, matchBy: wants.matchBy, createAttributes }),
    settings,
    context,
  );
}
