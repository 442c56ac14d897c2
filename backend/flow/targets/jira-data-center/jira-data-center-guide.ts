import type { ProviderGuide } from '../../model/provider.ts';

/** The way through the administration of Jira. */
export const jiraDataCenterGuide: ProviderGuide = {
  steps: [
    { text: 'In Jira, open User management and create a user for Roster.', copy: 'roster' },
    { text: 'Add it to a group with the global permission Jira Administrators.', copy: 'jira-administrators' },
    {
      text: 'Sign in as that user, and create a token under Profile > Personal access tokens (Jira 8.14 and later). On older versions, Roster signs in with user name and password.',
    },
    {
      text: 'For user properties that profiles show, install ScriptRunner, open ScriptRunner > REST Endpoints, add a custom endpoint, and paste companions/jira-data-center/rosterProfiles.groovy.',
      copy: 'rosterProfiles',
    },
    {
      text: 'Pictures go up in two requests of one session. By default Jira ends the session of a token after each request: if pictures are refused as “session-lost”, enter user name and password beside the token.',
    },
  ],
  permissions: [
    { name: 'Jira Administrators', for: 'pictures and user properties of others', optional: false },
    { name: 'jira-administrators', for: 'the companion script: a group that it names', optional: true },
    { name: 'Jira System Administrators', for: 'pictures and properties of system administrators', optional: true },
  ],
  documentation: 'https://developer.atlassian.com/server/jira/platform/rest/',
};
