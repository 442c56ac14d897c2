import { systemClock, type Clock } from '../../../http/clock.ts';
import { createHttpClient } from '../../../http/http-client.ts';
import { certificateExpiry } from '../../providers/entra/app-certificate.ts';
import { entraEndpoints } from '../../providers/entra/entra-clouds.ts';
import { createEntraToken } from '../../providers/entra/entra-token.ts';
import { openPhotoSession } from '../shared/photo-attribute/photo-session.ts';
import { defineTarget, type Target, type TargetContext, type TargetSession } from '../target.ts';
import { createEntraPhotoClient } from './entra-photo-client.ts';
import { entraPhotoDirectory } from './entra-photo-directory.ts';
import { entraPhotoGuide } from './entra-photo-guide.ts';
import { wholeName } from './entra-photo-names.ts';
import { entraPhotoSettings, type EntraPhotoSettings } from './entra-photo-settings.ts';

/** Photo addresses in extension attributes of Microsoft Entra users. A test gives a `sleep` that does not wait. */
export function createEntraPhotoTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'entra-photo',
    label: 'Microsoft Entra photo attribute',
    description: 'Writes the address of each hosted photo to Microsoft Entra ID, from where it goes on to Atlassian.',
    guide: entraPhotoGuide,
    capabilities: {
      fields: [],
      properties: {
        maxNameLength: 120,
        namePattern: {
          source: 'extensionAttribute([1-9]|1[0-5])|extension_[0-9a-f]{32}_\\w+',
          message: 'Enter extensionAttribute1 to 15, or the whole name of a directory extension.',
        },
      },
      manager: false,
      picture: 'hosted-address',
      matching: [
        { key: 'userPrincipalName', label: 'User principal name', usualFrom: 'field:email' },
        { key: 'mail', label: 'E-mail address (mail)', usualFrom: 'field:email' },
        { key: 'id', label: 'Object ID', usualFrom: 'sourceId' },
      ],
      removal: ['clear'],
    },
    settings: entraPhotoSettings,
    expiries: certificateExpiry,
    open: (settings, context) => open(settings, context, { now: context.now, sleep }),
  });
}

export const entraPhotoTarget = createEntraPhotoTarget();

function open(settings: EntraPhotoSettings, context: TargetContext, clock: Clock): TargetSession {
  const { patienceSeconds, wants, reach } = context;
  const { clientId, createAttributes } = settings;
  const http = createHttpClient({ clock, reach, maxWaitSeconds: patienceSeconds });
  const endpoints = entraEndpoints(settings);
  const signIn = createEntraToken({ settings, endpoints, http, now: clock.now });
  const client = createEntraPhotoClient({ graphUrl: endpoints.graphUrl, http, signIn, now: clock.now });
  const photo = {
    valueAttribute: wholeName(settings.valueAttribute, clientId),
    typeAttribute: wholeName(settings.typeAttribute, clientId),
    createAttributes,
  };
  const names = [photo.valueAttribute, photo.typeAttribute, ...wants.fields];
  const { matchBy } = wants;
  const directory = entraPhotoDirectory({ client, signIn, clock, patienceSeconds, matchBy, names, createAttributes });
  return openPhotoSession(directory, photo, context);
}
