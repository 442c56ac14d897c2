import { systemClock, type Clock } from '../../../http/clock.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { propertyCapabilities } from '../shared/user-property/property-capabilities.ts';
import { basicSignIn, createSiteClient } from '../shared/user-property/property-client.ts';
import { accountsWithEmail } from '../shared/user-property/property-emails.ts';
import { openPropertySession } from '../shared/user-property/property-session.ts';
import type { PropertySite } from '../shared/user-property/property-site.ts';
import { defineTarget, type Target, type TargetCapabilities, type TargetContext } from '../target.ts';
import { checkConfluenceCloud } from './confluence-cloud-check.ts';
import { lookUpUsers, readProperty, writeProperty } from './confluence-cloud-client.ts';
import { emailTask } from './confluence-cloud-failure.ts';
import { confluenceCloudGuide } from './confluence-cloud-guide.ts';
import { confluenceCloudSettings, type ConfluenceCloudSettings } from './confluence-cloud-settings.ts';

const capabilities: TargetCapabilities = {
  ...propertyCapabilities,
  warning:
    'Atlassian asks apps to “never store user personal data, any sensitive data or configuration information using entity properties or app properties”, and everyone who may use Confluence can read a user property: switch this target on only if whoever answers for personal data in your organization agrees.',
};

/** One property of each user, with all fields in it. A test gives a `sleep` that does not wait. */
export function createConfluenceCloudTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'confluence-cloud',
    label: 'Confluence Cloud',
    description:
      'Keeps fields as a user property that apps and scripts of the site read. Confluence shows it in no profile, and takes no pictures.',
    guide: confluenceCloudGuide,
    capabilities,
    settings: confluenceCloudSettings,
    open: (settings, context) =>
      openPropertySession({
        context,
        clock: { now: context.now, sleep },
        connect: (http) => connectConfluence(settings, context, http),
      }),
  });
}

export const confluenceCloudTarget = createConfluenceCloudTarget();

function connectConfluence(
  settings: ConfluenceCloudSettings,
  { now, wants }: TargetContext,
  http: HttpClient,
): PropertySite {
  const { siteUrl, propertyKey: key } = settings;
  const client = createSiteClient({ siteUrl, http, signIn: basicSignIn(settings), now });
  return {
    check: (signal) => checkConfluenceCloud({ client, propertyKey: key, wants }, signal),
    lookUp: (accountIds, signal) => lookUpUsers(accountIds, client, signal),
    withEmail: (email, signal) => accountsWithEmail({ email, task: emailTask }, client, signal),
    read: (accountId, signal) => readProperty({ key, accountId }, client, signal),
    write: (writing, signal) => writeProperty({ key, ...writing }, client, signal),
  };
}
