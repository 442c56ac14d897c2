import type { FetchedByAtlassian, PhotoAgent } from '#contract/photos.ts';

const agents: Readonly<Record<PhotoAgent, string>> = {
  atlassian: 'Atlassian',
  other: 'a program that does not name itself',
  'command-line': 'a command line',
  browser: 'a browser',
  roster: 'Roster’s check',
};

const atlassian: Readonly<Record<FetchedByAtlassian, string>> = { yes: 'Yes', perhaps: 'Perhaps', no: 'Not yet' };

export const photosTexts = {
  title: 'Photos for your Atlassian organization',
  intro:
    'Atlassian takes no picture files: it fetches each person’s photo from an address that your identity provider sends along. Roster hosts the photos, and this page leads you through the rest.',
  tabs: { guide: 'Set up', check: 'Check', list: 'Photos' },
  guide: {
    before:
      'Two things come first: Atlassian must be able to fetch the photos, which the check tells, and people must be provisioned from your identity provider to your Atlassian organization.',
    toCheck: 'Check whether Atlassian can fetch them',
    provider: 'Identity provider',
    targets: 'Targets',
    documentation: 'Atlassian’s page about syncing photos',
    documentationAddress:
      'https://support.atlassian.com/provisioning-users/docs/sync-user-profile-photos-to-your-organization/',
  },
  check: {
    intro:
      'Fetches one hosted photo through its public address as Atlassian does, first HEAD, then GET, and says what Atlassian would stumble over.',
    action: 'Check now',
    failed: 'The check could not be made',
    tried: 'Address that was tried',
    outside: 'The same from outside',
    outsideHelp:
      'Roster stands inside of your network. To see what Atlassian sees, run these lines on a machine elsewhere. Both must show 200 and image/jpeg, and photo.jpg must be the picture.',
    baseUrl: 'Photos are served by a CDN, or at another address than Roster?',
    toSettings: 'Set the base URL of photos',
    advice: {
      works: 'Atlassian can fetch the photos, as far as it shows from here.',
      warning: 'Atlassian can most likely fetch the photos.',
      missing: 'Atlassian cannot fetch the photos like this.',
    },
  },
  person: { address: 'Hosted photo', toList: 'Who fetched it' },
  list: {
    label: 'Hosted photos',
    intro: (baseUrl: string) => `An address changes whenever the picture does. All begin with ${baseUrl}`,
    search: 'Search people',
    fetched: 'Fetched by Atlassian',
    anyFetched: 'Fetched by Atlassian or not',
    columns: {
      person: 'Person',
      address: 'Address',
      head: 'Last HEAD',
      get: 'Last GET',
      atlassian: 'Fetched by Atlassian',
    },
    by: (agent: PhotoAgent) => `by ${agents[agent]}`,
    never: 'Never',
    atlassian,
    explanation:
      '“Yes”: a program that calls itself Atlassian has fetched the photo. “Perhaps”: one did that does not say whose it is. Visits to Roster’s own pages do not count.',
    none: {
      title: 'No photos yet',
      body: 'Photos are hosted as soon as people have pictures: sync a connector that reads them.',
      action: 'Go to Connectors',
    },
    noMatch: { title: 'Nobody matches', body: 'Try another name, or fewer filters.', action: 'Clear filters' },
  },
};
