import type { ProviderGuide } from '../../model/provider.ts';

/** The way through Confluence's and Atlassian's administration. */
export const confluenceCloudGuide: ProviderGuide = {
  steps: [
    {
      text: 'Read what Atlassian says of personal data in properties: everyone who may use Confluence can read user properties through the REST API, and Atlassian asks apps to keep personal data out of them. Ask whoever is responsible for privacy before you go on.',
    },
    {
      text: 'In admin.atlassian.com, invite an account for Roster to the site, and give it access to Confluence.',
      copy: 'roster',
    },
    {
      text: 'To match people by e-mail address, give the account access to the Jira of the same site too, with the global permission Browse users and groups: Confluence finds nobody by e-mail address.',
    },
    {
      text: 'Signed in as this account, open id.atlassian.com > Security > API tokens, choose Create API token, and copy it. Tokens expire after a year at most.',
      copy: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    },
    {
      text: 'For a token with scopes, choose these scopes, enter https://api.atlassian.com/ex/confluence/ and the cloud ID (shown at /_edge/tenant_info of the site) as site URL, and match people by account ID.',
      copy: 'read:user.property:confluence write:user.property:confluence read:confluence-user',
    },
    { text: 'Confluence shows the property in no profile. Apps and scripts read it.' },
  ],
  permissions: [
    { name: 'Can use', for: 'user properties: the global permission of Confluence', optional: false },
    { name: 'Browse users and groups', for: 'matching people by e-mail address: in Jira', optional: true },
  ],
  documentation: 'https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-user-properties/',
};
