import type { SourceGuide } from '../source.ts';

/** The way through the OneLogin administration console. */
export const oneloginGuide: SourceGuide = {
  steps: [
    { text: 'Sign in to OneLogin as the account owner or a super user, and open Administration.' },
    { text: 'Under Developers > API Credentials, choose New Credential and give it a name.', copy: 'Roster' },
    {
      text: 'Choose “Read Users”; for a scope of roles, choose “Read All”. Then choose Save.',
    },
    { text: 'Copy client ID and client secret. Both stay visible on this page.' },
    {
      text: 'If the people of some roles are wanted, open each under Users > Roles: the number at the end of its address is its id, which goes into the groups of the scope. OneLogin’s own “groups” are for security policies and cannot be listed.',
    },
    {
      text: 'If pictures are wanted, make a custom field under Users > Custom User Fields whose value is the address of each person’s picture.',
      copy: 'photo_url',
    },
  ],
  permissions: [
    { name: 'Read Users', for: 'people, managers and changes', optional: false },
    { name: 'Read All', for: 'a scope of roles (instead of Read Users)', optional: true },
  ],
  documentation: 'https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials',
};
