import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import { peopleTask } from '../shared/user-property/property-emails.ts';
import { siteFailure, type SiteRefusal, type SiteTask } from '../shared/user-property/property-failure.ts';

/** One permission is all that Confluence asks for, for properties of others too. */
const permission = 'Can use';

export const userTask: SiteTask = { product: 'Confluence', doing: 'look up users', permission };

export const propertyTask: SiteTask = { product: 'Confluence', doing: 'read and write user properties', permission };

/** Confluence finds nobody by e-mail address, so the Jira of the same site is asked. */
export const emailTask: SiteTask = {
  ...peopleTask,
  absent:
    'Confluence finds nobody by e-mail address. The Jira of the same site does, but there is none at this address. Match people by account ID.',
};

export const propertyFailure = (refusal: SiteRefusal): ConnectorFailure => siteFailure(refusal, propertyTask);

export const anonymous: ConnectorFailure = {
  reason: 'credentials-rejected',
  message: 'Confluence took the request for one of nobody’s. Check e-mail address and API token.',
  setting: 'apiToken',
};
