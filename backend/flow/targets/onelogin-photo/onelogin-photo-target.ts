import { z } from 'zod';
import { systemClock, type Clock } from '../../../http/clock.ts';
import { createHttpClient } from '../../../http/http-client.ts';
import { apiUrlOf } from '../../providers/onelogin/onelogin-connection.ts';
import { oneloginThrottle } from '../../providers/onelogin/onelogin-throttle.ts';
import { photoReadBack } from '../shared/photo-attribute/photo-read-back.ts';
import { openPhotoSession } from '../shared/photo-attribute/photo-session.ts';
import { defineTarget, type Target, type TargetContext, type TargetSession } from '../target.ts';
import { createOneLoginPhotoClient } from './onelogin-photo-client.ts';
import { oneloginPhotoDirectory } from './onelogin-photo-directory.ts';
import { oneloginPhotoGuide } from './onelogin-photo-guide.ts';
import { createCallBudget } from './onelogin-photo-limits.ts';
import { oneloginPhotoSettings, type OneLoginPhotoSettings } from './onelogin-photo-settings.ts';

/** Photo addresses in custom attributes of OneLogin users. A test gives a `sleep` that does not wait. */
export function createOneloginPhotoTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'onelogin-photo',
    label: 'OneLogin photo attribute',
    description: 'Writes the address of each hosted photo to OneLogin, from where it goes on to Atlassian.',
    guide: oneloginPhotoGuide,
    capabilities: {
      fields: [],
      properties: {
        maxNameLength: 120,
        namePattern: { source: '[A-Za-z0-9_]+', message: 'Enter the short name of a custom attribute.' },
      },
      manager: false,
      picture: 'hosted-address',
      matching: [
        { key: 'email', label: 'E-mail address', usualFrom: 'field:email' },
        { key: 'username', label: 'Username', usualFrom: 'field:email' },
        { key: 'external_id', label: 'External ID', usualFrom: 'property:External ID' },
        { key: 'id', label: 'OneLogin ID', usualFrom: 'sourceId' },
      ],
      removal: ['clear'],
    },
    readBack: photoReadBack({
      source: 'onelogin',
      place: z.object({ subdomain: z.string(), apiUrl: z.string().optional() }),
      tenantOf: apiUrlOf,
      nameOf: (path) => path.replace(/^custom_attributes\./, ''),
    }),
    settings: oneloginPhotoSettings,
    open: (settings, context) => open(settings, context, { now: context.now, sleep }),
  });
}

export const oneloginPhotoTarget = createOneloginPhotoTarget();

function open(settings: OneLoginPhotoSettings, context: TargetContext, clock: Clock): TargetSession {
  const { patienceSeconds, wants, reach } = context;
  const http = createHttpClient({ clock, reach, readThrottle: oneloginThrottle, maxWaitSeconds: patienceSeconds });
  const budget = createCallBudget(clock, patienceSeconds);
  const client = createOneLoginPhotoClient({ settings, http, budget, now: clock.now });
  return openPhotoSession(oneloginPhotoDirectory(client, wants.matchBy), settings, context);
}
