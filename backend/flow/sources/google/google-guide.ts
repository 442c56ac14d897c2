import type { SourceGuide } from '../source.ts';
import { memberScope, userScope } from './sign-in/google-scopes.ts';

/** The way through the Google Cloud console and the Admin console. */
export const googleGuide: SourceGuide = {
  steps: [
    {
      text: 'In the Google Cloud console, choose or create a project, and enable the Admin SDK API under APIs & Services > Library.',
    },
    {
      text: 'Under IAM & Admin > Service accounts, create a service account. It needs no role in the project.',
      copy: 'roster',
    },
    { text: 'Open the service account and note its Unique ID: this is the client ID that the Admin console asks for.' },
    {
      text: 'Under Keys, choose Add key > Create new key > JSON. Where keys are not allowed, enable the IAM Service Account Credentials API instead and give the role Service Account Token Creator on this service account to the account that Roster runs as.',
    },
    {
      text: 'In the Admin console, open Security > Access and data control > API controls > Manage domain-wide delegation, choose Add new, and enter the client ID and this scope.',
      copy: userScope,
    },
    { text: 'For a scope of groups, enter these scopes instead.', copy: `${userScope},${memberScope}` },
    {
      text: 'Under Account > Admin roles, create a role with the Admin API privileges below and assign it to a user. Roster reads in this administrator’s name.',
    },
    { text: 'Google keeps no list of what has changed: every run reads everyone in scope, 500 people to a request.' },
  ],
  permissions: [
    { name: 'Admin SDK API', for: 'everything: enabled in the Google Cloud project', optional: false },
    { name: userScope, for: 'people, managers and pictures: authorised for the client ID', optional: false },
    {
      name: 'Admin API privileges > Users > Read',
      for: 'people, managers and pictures: of the administrator',
      optional: false,
    },
    { name: memberScope, for: 'a scope of groups', optional: true },
    { name: 'Admin API privileges > Groups > Read', for: 'a scope of groups: of the administrator', optional: true },
    { name: 'IAM Service Account Credentials API', for: 'signing in without a key (signJwt)', optional: true },
    {
      name: 'roles/iam.serviceAccountTokenCreator',
      for: 'signing in without a key (signJwt): on the service account',
      optional: true,
    },
  ],
  documentation: 'https://developers.google.com/workspace/guides/create-credentials#service-account',
};
