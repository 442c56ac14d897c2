import type { SourceGuide } from '../source.ts';

/** The way through the Microsoft Entra admin center. */
export const entraGuide: SourceGuide = {
  steps: [
    { text: 'In the Microsoft Entra admin center, open App registrations and choose New registration.' },
    { text: 'Give it a name, leave the redirect URI empty, and choose Register.', copy: 'Roster' },
    { text: 'Copy the application (client) ID and the directory (tenant) ID from its Overview page.' },
    {
      text: 'Under API permissions, choose Add a permission, Microsoft Graph, Application permissions, and add those named here. Then choose Grant admin consent.',
    },
    {
      text: 'Under Certificates & secrets, add a client secret and copy its Value at once (it is shown only this time), or upload a certificate.',
    },
  ],
  permissions: [
    { name: 'User.Read.All', for: 'people, managers, changes and pictures', optional: false },
    { name: 'GroupMember.Read.All', for: 'a scope of groups', optional: true },
    { name: 'Member.Read.Hidden', for: 'groups that hide their members', optional: true },
    {
      name: 'ProfilePhoto.Read.All',
      for: 'pictures, where people are read with another permission than User.Read.All',
      optional: true,
    },
    { name: 'AuditLog.Read.All', for: 'a mapping that reads signInActivity', optional: true },
    {
      name: 'CustomSecAttributeAssignment.Read.All',
      for: 'a mapping that reads customSecurityAttributes',
      optional: true,
    },
  ],
  documentation: 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
};
