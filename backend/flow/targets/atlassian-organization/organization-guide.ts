import type { ProviderGuide } from '../../model/provider.ts';

/** The way through Atlassian Administration. */
export const organizationGuide: ProviderGuide = {
  steps: [
    {
      text: 'In Atlassian Administration (admin.atlassian.com), choose your organization. Verify the domain of your people’s e-mail addresses under Settings > Domains, and claim their accounts.',
    },
    { text: 'Under Security > Identity providers, choose Other provider, and add a directory.', copy: 'Roster' },
    { text: 'Choose Set up user provisioning. Atlassian shows a SCIM base URL and an API key.' },
    {
      text: 'Copy both at once: they are not shown again. Regenerating the key later disconnects whoever uses the old one.',
    },
    {
      text: 'If Okta, Microsoft Entra ID or another provider already fills this directory, leave its attributes to it and let Roster write only what it does not, e.g. photos: two writers of one attribute undo each other.',
    },
  ],
  permissions: [
    { name: 'Atlassian Guard', for: 'a directory with user provisioning', optional: false },
    { name: 'Verified domain', for: 'managed accounts, which alone show photos and attributes', optional: false },
    { name: 'Directory API key', for: 'finding and updating people', optional: false },
  ],
  documentation: 'https://developer.atlassian.com/cloud/admin/user-provisioning/rest/intro/',
};
