import { atlassianAccountsTarget } from './atlassian-accounts/accounts-target.ts';
import { atlassianOrganizationTarget } from './atlassian-organization/organization-target.ts';
import { confluenceCloudTarget } from './confluence-cloud/confluence-cloud-target.ts';
import { confluenceDataCenterTarget } from './confluence-data-center/confluence-data-center-target.ts';
import { jiraCloudTarget } from './jira-cloud/jira-cloud-target.ts';
import { jiraDataCenterTarget } from './jira-data-center/jira-data-center-target.ts';
import { oktaPhotoTarget } from './okta-photo/okta-photo-target.ts';
import { entraPhotoTarget } from './entra-photo/entra-photo-target.ts';
import { oneloginPhotoTarget } from './onelogin-photo/onelogin-photo-target.ts';
import { pingonePhotoTarget } from './pingone-photo/pingone-photo-target.ts';
import type { Target } from './target.ts';

const targets: readonly Target[] = [
  atlassianOrganizationTarget,
  atlassianAccountsTarget,
  jiraDataCenterTarget,
  confluenceDataCenterTarget,
  oktaPhotoTarget,
  jiraCloudTarget,
  entraPhotoTarget,
  confluenceCloudTarget,
  oneloginPhotoTarget,
  pingonePhotoTarget,
];

/** Every kind of target that can be configured, in the order in which they are offered. */
export const targetRegistry: ReadonlyMap<string, Target> = new Map(targets.map((target) => [target.kind, target]));
