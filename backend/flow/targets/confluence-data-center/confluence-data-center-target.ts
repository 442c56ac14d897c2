import { systemClock, type Clock } from '../../../http/clock.ts';
import { checkOverHttp } from '../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import { defineTarget, type Target, type TargetContext, type TargetSession } from '../target.ts';
import { acceptance } from './confluence-data-center-acceptance.ts';
import { checkConfluence } from './confluence-data-center-check.ts';
import { createConfluenceClient } from './confluence-data-center-client.ts';
import { dataCenterThrottle } from '../shared/data-center/data-center-failure.ts';
import { confluenceDataCenterGuide } from './confluence-data-center-guide.ts';
import { confluenceDataCenterSettings, type ConfluenceSettings } from './confluence-data-center-settings.ts';
import { createConfluenceCompanion } from './details/companion.ts';
import { assertAdministrator } from './people/administrator.ts';
import { applyChanges } from './people/apply-changes.ts';
import { findPeople } from './people/find-people.ts';
import { preflight, readState } from './people/look.ts';
import type { Means } from './people/means.ts';

/** Pictures and profile fields of Confluence Data Center. A test gives a `sleep` that does not wait. */
export function createConfluenceDataCenterTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'confluence-data-center',
    label: 'Confluence Data Center',
    description:
      'Pictures, phone, IM, website, position, department and location of people in Confluence Data Center or Server.',
    guide: confluenceDataCenterGuide,
    capabilities: {
      fields: [
        { name: 'phone', label: 'Phone', usualFrom: 'field:phone' },
        { name: 'im', label: 'IM', usualFrom: 'field:im' },
        { name: 'website', label: 'Website', usualFrom: 'field:website' },
        { name: 'position', label: 'Position', usualFrom: 'field:jobTitle' },
        { name: 'department', label: 'Department', usualFrom: 'field:department' },
        { name: 'location', label: 'Location', usualFrom: 'field:location' },
      ],
      manager: false,
      picture: 'bytes',
      matching: [
        { key: 'username', label: 'User name', usualFrom: 'field:email' },
        { key: 'email', label: 'E-mail address (needs the companion)', usualFrom: 'field:email' },
        { key: 'userKey', label: 'User key', usualFrom: 'sourceId' },
      ],
      removal: ['clear'],
    },
    settings: confluenceDataCenterSettings,
    open: (settings, context) => openSession({ settings, context, clock: { now: context.now, sleep } }),
  });
}

export const confluenceDataCenterTarget = createConfluenceDataCenterTarget();

interface Opening {
  readonly settings: ConfluenceSettings;
  readonly context: TargetContext;
  readonly clock: Clock;
}

function openSession(opening: Opening): TargetSession {
  const { clock, context } = opening;
  const { reach, patienceSeconds } = context;
  const http = createHttpClient({ clock, reach, readThrottle: dataCenterThrottle, maxWaitSeconds: patienceSeconds });
  const means = openMeans(opening, http);
  return {
    check: (signal) =>
      checkOverHttp({ clock, reach, readThrottle: dataCenterThrottle }, (http) =>
        checkConfluence(openMeans(opening, http), signal),
      ),
    accepts: (signal) => acceptance(means, signal),
    findPeople: (people, signal) => findPeople(people, means, signal),
    preflight: (people, signal) => preflight(people, means, signal),
    readState: (people, signal) => readState(people, means, signal),
    apply: (changes, signal) => applyChanges(changes, means, signal),
    close: () => http.close(),
  };
}

function openMeans({ settings, context, clock }: Opening, http: HttpClient): Means {
  const client = createConfluenceClient({ settings, http, now: clock.now });
  const companion = createConfluenceCompanion(client, settings);
  let administrator: Promise<void> | undefined;
  return {
    settings,
    context,
    client,
    companion,
    assertAdministrator: (signal) => (administrator ??= assertAdministrator(client, signal)),
  };
}
