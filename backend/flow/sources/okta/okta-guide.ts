import type { SourceGuide } from '../source.ts';
import { adminRole } from './okta-failure.ts';

/** The way through the Okta Admin Console. */
export const oktaGuide: SourceGuide = {
  steps: [
    { text: 'In the Admin Console, open Applications, Applications and choose Create App Integration, API Services.' },
    { text: 'Give it a name and choose Save.', copy: 'Roster' },
    {
      text: 'On the General tab, under Client Credentials, choose Edit, Public key / Private key, Add key, Generate new key. Copy the private key at once (it is shown only this time), then choose Done and Save.',
    },
    { text: 'Copy the client ID from the same tab. Proof of possession (DPoP) may stay required.' },
    { text: 'On the Okta API Scopes tab, choose Grant for each of the scopes named here.' },
    { text: 'On the Admin roles tab, choose Edit assignments and add this role.', copy: adminRole },
    {
      text: 'Pictures: Okta keeps none. If an attribute holds their addresses (Directory, Profile Editor), name it here, else leave the picture attribute empty.',
      copy: 'primaryPhotoValue',
    },
    {
      text: 'Instead of an app, an API token does: sign in as an account with that role, open Security, API, Tokens and choose Create token.',
    },
  ],
  permissions: [
    { name: 'okta.users.read', for: 'people, managers and changes', optional: false },
    { name: adminRole, for: 'the app itself, besides its scopes', optional: false },
    { name: 'okta.groups.read', for: 'a scope of groups', optional: true },
    { name: 'okta.schemas.read', for: 'the check, to tell attributes that do not exist', optional: true },
    { name: 'okta.logs.read', for: 'deleted accounts between full runs', optional: true },
  ],
  documentation: 'https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/',
};
