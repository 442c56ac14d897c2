import type { ProviderGuide } from '../../model/provider.ts';

/** The way through the Microsoft Entra admin center. */
export const entraPhotoGuide: ProviderGuide = {
  steps: [
    { text: 'In the Microsoft Entra admin center, open App registrations and choose New registration.' },
    { text: 'Give it a name, leave the redirect URI empty, and choose Register.', copy: 'Roster photos' },
    { text: 'Copy the application (client) ID and the directory (tenant) ID from its Overview page.' },
    {
      text: 'Under API permissions, choose Add a permission, Microsoft Graph, Application permissions, and add those named here. Then choose Grant admin consent.',
    },
    {
      text: 'Under Certificates & secrets, add a client secret and copy its Value at once (it is shown only this time), or upload a certificate.',
    },
    {
      text: 'Choose where the address goes: one of extensionAttribute1 to 15 (only for accounts that are not synchronized from a domain), or a directory extension of this app, which Roster can create.',
      copy: 'primaryPhotoValue',
    },
    {
      text: 'In the Atlassian enterprise application, open Provisioning, Mappings, users, choose Show advanced options, Edit attribute list, add this attribute, and map it from the one above.',
      copy: 'urn:ietf:params:scim:schemas:core:2.0:User:photos',
    },
  ],
  permissions: [
    { name: 'User.ReadWrite.All', for: 'finding people, reading and writing the attributes', optional: false },
    { name: 'Application.Read.All', for: 'telling whether a directory extension exists', optional: true },
    { name: 'Application.ReadWrite.OwnedBy', for: 'creating missing directory extensions', optional: true },
  ],
  documentation: 'https://support.atlassian.com/provisioning-users/docs/sync-user-profile-photos-to-your-organization/',
};
