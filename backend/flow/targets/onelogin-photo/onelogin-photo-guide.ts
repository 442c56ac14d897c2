import type { ProviderGuide } from '../../model/provider.ts';
import { writerType } from './onelogin-photo-failure.ts';

/** The way through the OneLogin administration console. */
export const oneloginPhotoGuide: ProviderGuide = {
  steps: [
    { text: 'Sign in to OneLogin as the account owner or a super user, and open Administration.' },
    { text: 'Under Developers > API Credentials, choose New Credential and give it a name.', copy: 'Roster photos' },
    { text: 'Choose this type, then Save, and copy client ID and client secret.', copy: writerType },
    {
      text: 'Under Users > Custom User Fields, choose New User Field and give it this name and short name. Or let Roster create it, below.',
      copy: 'primaryPhotoValue',
    },
    {
      text: 'Add a second one for the type, or leave the type empty below and map the constant “photo”.',
      copy: 'primaryPhotoType',
    },
    {
      text: 'In the Atlassian app, open Parameters and map the photo’s value and type from these fields; include both in user provisioning.',
      copy: 'urn:ietf:params:scim:schemas:core:2.0:User:photos',
    },
  ],
  permissions: [
    { name: writerType, for: 'finding people, reading, writing and creating custom attributes', optional: false },
  ],
  documentation: 'https://support.atlassian.com/provisioning-users/docs/sync-user-profile-photos-to-your-organization/',
};
