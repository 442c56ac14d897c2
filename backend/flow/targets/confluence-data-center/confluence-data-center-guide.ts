import type { ProviderGuide } from '../../model/provider.ts';

/** The way through the administration of Confluence. */
export const confluenceDataCenterGuide: ProviderGuide = {
  steps: [
    { text: 'In Confluence, open User management and create a user for Roster.', copy: 'roster' },
    {
      text: 'Add it to a group with the global permission Confluence Administrator.',
      copy: 'confluence-administrators',
    },
    {
      text: 'Sign in as that user, and create a token under Profile > Personal access tokens (Confluence 7.9 and later). On older versions, Roster signs in with user name and password.',
    },
    {
      text: 'For phone, IM, website, position, department and location, and to find people by e-mail address, install ScriptRunner, open ScriptRunner > REST Endpoints, add a custom endpoint, and paste companions/confluence-data-center/rosterProfiles.groovy.',
      copy: 'rosterProfiles',
    },
    {
      text: 'Without it, Roster writes pictures alone, through a REST resource that Atlassian does not document. With it, pictures can go through the companion too.',
    },
  ],
  permissions: [
    { name: 'Confluence Administrator', for: 'pictures and fields of others', optional: false },
    { name: 'confluence-administrators', for: 'the companion script: a group that it names', optional: true },
    { name: 'System Administrator', for: 'people who are system administrators', optional: true },
  ],
  documentation: 'https://developer.atlassian.com/server/confluence/confluence-rest-api/',
};
