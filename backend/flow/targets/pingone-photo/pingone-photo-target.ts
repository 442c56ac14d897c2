import { systemClock, type Clock } from '../../../http/clock.ts';
import { createHttpClient } from '../../../http/http-client.ts';
import { pingoneEndpoints } from '../../providers/pingone/pingone-connection.ts';
import { photoReadBack } from '../shared/photo-attribute/photo-read-back.ts';
import { openPhotoSession } from '../shared/photo-attribute/photo-session.ts';
import { defineTarget, type Target, type TargetContext, type TargetSession } from '../target.ts';
import { createPingOnePhotoClient } from './pingone-photo-client.ts';
import { pingonePhotoDirectory } from './pingone-photo-directory.ts';
import { pingonePhotoGuide } from './pingone-photo-guide.ts';
import { pingonePhotoSettings, type PingOnePhotoSettings } from './pingone-photo-settings.ts';

/** Photo addresses in attributes of PingOne users. A test gives a `sleep` that does not wait. */
export function createPingonePhotoTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'pingone-photo',
    label: 'PingOne photo attribute',
    description: 'Writes the address of each hosted photo to PingOne, from where it goes on to Atlassian.',
    guide: pingonePhotoGuide,
    capabilities: {
      fields: [],
      properties: {
        maxNameLength: 120,
        namePattern: { source: '\\w+', message: 'Enter the name of a declared attribute.' },
      },
      manager: false,
      picture: 'hosted-address',
      matching: [
        { key: 'username', label: 'Username', usualFrom: 'field:email' },
        { key: 'email', label: 'E-mail address', usualFrom: 'field:email' },
        { key: 'externalId', label: 'External ID', usualFrom: 'property:External ID' },
        { key: 'id', label: 'User ID', usualFrom: 'sourceId' },
      ],
      removal: ['clear'],
    },
    readBack: photoReadBack({
      source: 'pingone',
      place: pingonePhotoSettings.pick({ region: true, environmentId: true, apiUrl: true }),
      tenantOf: (place) => pingoneEndpoints(place).environmentUrl,
    }),
    settings: pingonePhotoSettings,
    open: (settings, context) => open(settings, context, { now: context.now, sleep }),
  });
}

export const pingonePhotoTarget = createPingonePhotoTarget();

function open(settings: PingOnePhotoSettings, context: TargetContext, clock: Clock): TargetSession {
  const { patienceSeconds, wants, reach } = context;
  const http = createHttpClient({ clock, reach, maxWaitSeconds: patienceSeconds });
  const client = createPingOnePhotoClient({ settings, http, now: clock.now });
  return openPhotoSession(pingonePhotoDirectory(client, wants.matchBy), settings, context);
}
