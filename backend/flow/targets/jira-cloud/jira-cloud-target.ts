import { systemClock, type Clock } from '../../../http/clock.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { propertyCapabilities } from '../shared/user-property/property-capabilities.ts';
import { basicSignIn, createSiteClient } from '../shared/user-property/property-client.ts';
import { accountsWithEmail, peopleTask } from '../shared/user-property/property-emails.ts';
import { openPropertySession } from '../shared/user-property/property-session.ts';
import type { PropertySite } from '../shared/user-property/property-site.ts';
import { defineTarget, type Target, type TargetContext } from '../target.ts';
import { checkJiraCloud } from './jira-cloud-check.ts';
import { lookUpUsers, readProperty, writeProperty } from './jira-cloud-client.ts';
import { jiraCloudGuide } from './jira-cloud-guide.ts';
import { jiraCloudSettings, type JiraCloudSettings } from './jira-cloud-settings.ts';

/** One entity property of each user, with all fields in it. A test gives a `sleep` that does not wait. */
export function createJiraCloudTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'jira-cloud',
    label: 'Jira Cloud',
    description:
      'Keeps fields as a user property that apps and scripts of the site read. Jira shows it in no profile, and takes no pictures.',
    guide: jiraCloudGuide,
    capabilities: propertyCapabilities,
    settings: jiraCloudSettings,
    open: (settings, context) =>
      openPropertySession({
        context,
        clock: { now: context.now, sleep },
        connect: (http) => connectJira(settings, context, http),
      }),
  });
}

export const jiraCloudTarget = createJiraCloudTarget();

function connectJira(settings: JiraCloudSettings, { now, wants }: TargetContext, http: HttpClient): PropertySite {
  const { siteUrl, propertyKey: key } = settings;
  const client = createSiteClient({ siteUrl, http, signIn: basicSignIn(settings), now });
  return {
    check: (signal) => checkJiraCloud({ client, propertyKey: key, wants }, signal),
    lookUp: (accountIds, signal) => lookUpUsers(accountIds, client, signal),
    withEmail: (email, signal) => accountsWithEmail({ email, task: peopleTask }, client, signal),
    read: (accountId, signal) => readProperty({ key, accountId }, client, signal),
    write: ({ accountId, value }, signal) => writeProperty({ key, accountId, value }, client, signal),
  };
}
