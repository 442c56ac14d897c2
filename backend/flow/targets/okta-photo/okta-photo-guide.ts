import type { ProviderGuide } from '../../model/provider.ts';
import { adminRole } from './okta-photo-failure.ts';

/** The way through the Okta Admin Console. */
export const oktaPhotoGuide: ProviderGuide = {
  steps: [
    { text: 'In the Admin Console, open Applications, Applications and choose Create App Integration, API Services.' },
    { text: 'Give it a name and choose Save.', copy: 'Roster photos' },
    {
      text: 'On the General tab, under Client Credentials, choose Edit, Public key / Private key, Add key, Generate new key. Copy the private key at once (it is shown only this time), then choose Done and Save.',
    },
    { text: 'On the Okta API Scopes tab, choose Grant for each of the scopes named here.' },
    { text: 'On the Admin roles tab, choose Edit assignments and add this role.', copy: adminRole },
    {
      text: 'Open Directory, Profile Editor, User (default) and choose Add Attribute: data type string, with this variable name. Or let Roster create it, below.',
      copy: 'primaryPhotoValue',
    },
    {
      text: 'Add a second one for the type, or leave the type empty below and map the constant “photo” in the Atlassian app.',
      copy: 'primaryPhotoType',
    },
    {
      text: 'In the Atlassian app’s own profile, add an attribute with this external name, and map it from the user’s.',
      copy: 'photos.^[primary==true].value',
    },
  ],
  permissions: [
    { name: 'okta.users.read', for: 'finding people, and reading before writing', optional: false },
    { name: 'okta.users.manage', for: 'writing the attributes', optional: false },
    { name: 'okta.schemas.read', for: 'telling whether the attributes exist', optional: false },
    { name: adminRole, for: 'the app itself, besides its scopes', optional: false },
    { name: 'okta.schemas.manage', for: 'creating missing attributes', optional: true },
  ],
  documentation: 'https://support.atlassian.com/provisioning-users/docs/sync-user-profile-photos-to-your-organization/',
};
