import type { SourceGuide } from '../source.ts';

/** What an administrator of any SCIM 2.0 service provider looks for in its console. */
export const scimGuide: SourceGuide = {
  steps: [
    {
      text: 'In the console of the service, look for SCIM or provisioning API, and copy the base URL (also called tenant URL or SCIM endpoint). Users and Groups are beneath it.',
    },
    {
      text: 'Make a token, a technical user or an OAuth 2.0 client for Roster there. It only has to read.',
      copy: 'Roster',
    },
    { text: 'Copy the token or secret at once, as it is usually shown only this time, and note when it expires.' },
    {
      text: 'For a directory that only sends its people to others through SCIM (Keycloak, JumpCloud, Microsoft Entra ID), connect to a server that receives them.',
    },
    { text: 'If pictures are kept on hosts inside your own network, name those hosts under Picture hosts.' },
  ],
  permissions: [
    { name: 'read access to Users', for: 'people, managers and changes', optional: false },
    { name: 'read access to Groups', for: 'a scope of groups', optional: true },
  ],
  documentation: 'https://www.rfc-editor.org/rfc/rfc7644',
};
