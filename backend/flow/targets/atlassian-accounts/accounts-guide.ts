import type { ProviderGuide } from '../../model/provider.ts';

/** The way through Atlassian Administration. */
export const accountsGuide: ProviderGuide = {
  steps: [
    {
      text: 'In Atlassian Administration (admin.atlassian.com), choose your organization. Under Settings > Domains, verify the domain of your people’s e-mail addresses and claim their accounts: only managed accounts can be changed.',
    },
    {
      text: 'Under Settings > API keys, choose Create API key, then API key without scopes, and give it a name.',
      copy: 'Roster',
    },
    { text: 'Copy the organization ID and the API key at once: the key is not shown again. It expires; note the day.' },
    {
      text: 'If a directory with user provisioning (Okta, Microsoft Entra ID …) fills the accounts, their fields are locked to it: use the target “Atlassian organization” instead.',
    },
  ],
  permissions: [
    { name: 'Organization API key without scopes', for: 'finding and updating accounts', optional: false },
    { name: 'Verified domain', for: 'managed accounts, which alone can be changed', optional: false },
  ],
  documentation: 'https://developer.atlassian.com/cloud/admin/user-management/rest/intro/',
};
