import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import { siteFailure, type SiteRefusal, type SiteTask } from '../shared/user-property/property-failure.ts';

export const signInTask: SiteTask = { product: 'Jira', doing: 'use Jira', permission: 'Access to Jira' };

export const propertyTask: SiteTask = {
  product: 'Jira',
  doing: 'read and write the properties of other users',
  permission: 'Administer Jira',
};

export const propertyFailure = (refusal: SiteRefusal): ConnectorFailure => siteFailure(refusal, propertyTask);
