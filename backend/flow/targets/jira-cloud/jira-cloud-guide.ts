import type { ProviderGuide } from '../../model/provider.ts';

/** The way through Jira's and Atlassian's administration. */
export const jiraCloudGuide: ProviderGuide = {
  steps: [
    {
      text: 'Read what Atlassian says of personal data in properties: user properties are read through the REST API, and Atlassian asks apps to keep personal data out of them. Ask whoever is responsible for privacy before you go on.',
    },
    {
      text: 'In admin.atlassian.com, invite an account for Roster to the site, and give it access to Jira.',
      copy: 'roster',
    },
    {
      text: 'In Jira, open Settings > System > Global permissions, and see that a group of this account has Administer Jira and Browse users and groups.',
    },
    {
      text: 'Signed in as this account, open id.atlassian.com > Security > API tokens, choose Create API token, and copy it. Tokens expire after a year at most.',
      copy: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    },
    {
      text: 'For a token with scopes, choose these scopes, and enter https://api.atlassian.com/ex/jira/ and the cloud ID (shown at /_edge/tenant_info of the site) as site URL.',
      copy: 'read:jira-user read:jira-work write:jira-work',
    },
    {
      text: 'Jira shows the property in no profile. Apps, automation rules and scripts read it, and users can be searched by it.',
      copy: 'GET /rest/api/3/user/search?property=rosterProfile.department=Sales',
    },
  ],
  permissions: [
    { name: 'Administer Jira', for: 'the properties of other users', optional: false },
    { name: 'Browse users and groups', for: 'looking up users', optional: false },
  ],
  documentation: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-properties/',
};
