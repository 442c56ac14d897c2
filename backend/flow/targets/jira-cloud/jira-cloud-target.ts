import { systemClock, type Clock } from '../../../http/clock.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import type { RetryLimits } from '../../../http/plan-retry.ts';
import {
  defineTarget,
  type Target,
  type TargetAcceptance,
  type TargetCapabilities,
  type TargetContext,
  type TargetSession,
  type TargetWants,
} from '../target.ts';
import { basicSignIn } from './basic-sign-in.ts';
import { checkJiraCloud } from './jira-cloud-check.ts';
import { createJiraCloudClient } from './jira-cloud-client.ts';
import { jiraCloudGuide } from './jira-cloud-guide.ts';
import { jiraThrottle } from './jira-cloud-rate-limit.ts';
import { jiraCloudSettings, type JiraCloudSettings } from './jira-cloud-settings.ts';
import { applyChanges } from './people/apply-changes.ts';
import { findPeople } from './people/find-people.ts';
import { preflight, readState } from './people/look-at-people.ts';
import { type Means, watchFaults } from './people/means.ts';
import { managerEntry } from './profile-document.ts';

const capabilities: TargetCapabilities = {
  fields: [
    { name: 'jobTitle', label: 'Job title', usualFrom: 'field:jobTitle' },
    { name: 'department', label: 'Department', usualFrom: 'field:department' },
    { name: 'organization', label: 'Organization', usualFrom: 'field:organization' },
    { name: 'location', label: 'Location', usualFrom: 'field:location' },
    { name: 'phone', label: 'Phone', usualFrom: 'field:phone' },
    { name: 'mobile', label: 'Mobile' },
    { name: 'im', label: 'IM' },
    { name: 'website', label: 'Website' },
  ],
  properties: {
    maxNameLength: 100,
    namePattern: {
      source: String.raw`(?!${managerEntry}$)[\p{L}\p{N}_][\p{L}\p{N}_ -]*`,
      message: `Use letters, digits, spaces, _ and -, and not the name ${managerEntry}: Jira’s search reads dots and equals signs as its own.`,
    },
  },
  manager: true,
  // No call of Jira Cloud's sets the avatar of a user.
  picture: 'none',
  matching: [
    { key: 'email', label: 'E-mail address', usualFrom: 'field:email' },
    { key: 'accountId', label: 'Atlassian account ID', usualFrom: 'property:atlassianAccountId' },
  ],
  removal: ['clear'],
  warning:
    'Atlassian asks apps to “never store user personal data, any sensitive data or configuration information using entity properties or app properties”, and a user property is one: switch this target on only if whoever answers for personal data in your organization agrees.',
};

/** One entity property of each user, with all fields in it. A test gives a `sleep` that does not wait. */
export function createJiraCloudTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'jira-cloud',
    label: 'Jira Cloud',
    description:
      'Keeps fields as a user property that apps and scripts of the site read. Jira shows it in no profile, and takes no pictures.',
    guide: jiraCloudGuide,
    capabilities,
    settings: jiraCloudSettings,
    open: (settings, context) => openSession({ settings, context, clock: { now: context.now, sleep } }),
  });
}

export const jiraCloudTarget = createJiraCloudTarget();

interface Opening {
  readonly settings: JiraCloudSettings;
  readonly context: TargetContext;
  readonly clock: Clock;
}

/** An admin waits for a check, so it gives up sooner than a push. */
const checkLimits: RetryLimits = { maxAttempts: 2, maxWaitSeconds: 10 };

function openSession(opening: Opening): TargetSession {
  const { context, clock } = opening;
  const limits: RetryLimits = { maxAttempts: 3, maxWaitSeconds: context.patienceSeconds };
  const http = createHttpClient({ clock, readThrottle: jiraThrottle(), ...limits });
  const means = meansOf(opening, http);
  return {
    check: async (signal) => {
      const hasty = createHttpClient({ clock, readThrottle: jiraThrottle(), ...checkLimits });
      try {
        return await checkJiraCloud(meansOf(opening, hasty), signal);
      } finally {
        await hasty.close();
      }
    },
    accepts: () => Promise.resolve(acceptanceOf(context.wants)),
    findPeople: (people, signal) => findPeople(people, means, signal),
    preflight: (people, signal) => preflight(people, means, signal),
    readState: (people, signal) => readState(people, means, signal),
    apply: (changes, signal) => applyChanges(changes, means, signal),
    close: () => http.close(),
  };
}

function meansOf({ settings, context, clock }: Opening, http: HttpClient): Means {
  const { siteUrl, propertyKey } = settings;
  const client = createJiraCloudClient({ siteUrl, http, signIn: basicSignIn(settings), now: clock.now });
  return { client, propertyKey, wants: context.wants, faults: watchFaults() };
}

const acceptanceOf = ({ fields, manager, picture }: TargetWants): TargetAcceptance => ({
  fields,
  manager,
  picture: false,
  creates: false,
  deactivates: false,
  leftOut: picture
    ? [{ field: 'picture', code: 'no-pictures', message: 'Jira Cloud lets no app set the picture of a user.' }]
    : [],
});
