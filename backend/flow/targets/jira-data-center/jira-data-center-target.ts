import { systemClock, type Clock } from '../../../http/clock.ts';
import { checkOverHttp } from '../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import { defineTarget, type Target, type TargetContext, type TargetSession } from '../target.ts';
import { acceptance } from './jira-data-center-acceptance.ts';
import { checkJira } from './jira-data-center-check.ts';
import { createJiraClient } from './jira-data-center-client.ts';
import { dataCenterThrottle } from '../shared/data-center/data-center-failure.ts';
import { jiraDataCenterGuide } from './jira-data-center-guide.ts';
import { jiraDataCenterSettings, type JiraSettings } from './jira-data-center-settings.ts';
import { assertAdministrator } from './people/administrator.ts';
import { applyChanges } from './people/apply-changes.ts';
import { findPeople } from './people/find-people.ts';
import { preflight, readState } from './people/look.ts';
import type { Means } from './people/means.ts';
import { createCompanionProperties } from './properties/companion-properties.ts';
import { createJiraCompanion } from './properties/companion.ts';
import { createRestProperties } from './properties/rest-properties.ts';

/** Pictures and user properties of Jira Data Center. A test gives a `sleep` that does not wait. */
export function createJiraDataCenterTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'jira-data-center',
    label: 'Jira Data Center',
    description: 'Pictures and user properties of people in Jira Data Center or Server.',
    guide: jiraDataCenterGuide,
    capabilities: {
      fields: [],
      properties: {
        maxNameLength: 200,
        namePattern: {
          source: '[\\p{L}\\p{N}][\\p{L}\\p{N} _.-]*',
          message: 'Use letters, digits, spaces, dots, hyphens and underscores.',
        },
      },
      manager: false,
      picture: 'bytes',
      matching: [
        { key: 'email', label: 'E-mail address', usualFrom: 'field:email' },
        { key: 'username', label: 'User name', usualFrom: 'field:email' },
        { key: 'userKey', label: 'User key', usualFrom: 'sourceId' },
      ],
      removal: ['clear'],
    },
    settings: jiraDataCenterSettings,
    open: (settings, context) => openSession({ settings, context, clock: { now: context.now, sleep } }),
  });
}

export const jiraDataCenterTarget = createJiraDataCenterTarget();

interface Opening {
  readonly settings: JiraSettings;
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
        checkJira(openMeans(opening, http), signal),
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
  const client = createJiraClient({ settings, http, now: clock.now });
  const companion = createJiraCompanion(client, settings);
  let administrator: Promise<void> | undefined;
  return {
    settings,
    context,
    client,
    companion,
    store: settings.properties === 'rest' ? createRestProperties(client) : createCompanionProperties(companion),
    endsSessions: (settings.username ?? '') === '',
    assertAdministrator: (signal) => (administrator ??= assertAdministrator(client, signal)),
  };
}
