/** Every address of the browser application. */
export const paths = {
  home: '/',
  people: '/people',
  person: (id: string) => `/people/${id}`,
  orgChart: (personId?: string) => (personId === undefined ? '/people/chart' : `/people/chart?person=${personId}`),
  connectors: '/connectors',
  newConnector: '/connectors/new',
  connector: (id: string, tab?: string) => withTab(`/connectors/${id}`, tab),
  targets: '/targets',
  newTarget: '/targets/new',
  target: (id: string, tab?: string) => withTab(`/targets/${id}`, tab),
  push: (id: string) => `/pushes/${id}`,
  runs: '/runs',
  run: (id: string) => `/runs/${id}`,
  /** `/photos/` is the photo host's. */
  photos: (tab?: PhotosTab) => withTab('/hosted-photos', tab),
  settings: (tab?: SettingsTab) => withTab('/settings', tab),
  /** Parts of Jira's own pages: in frames alone. */
  issuePanel: '/issue-panel',
  /** Within pages of Confluence. */
  personCard: '/person-card',
  postFunction: (page: 'edit' | 'view') => `/post-function/${page}`,
  signIn: (returnTo?: string) => (returnTo ? `/sign-in?returnTo=${encodeURIComponent(returnTo)}` : '/sign-in'),
  signInLink: '/sign-in/link',
  setup: '/setup',
  welcome: '/welcome',
};

export type PhotosTab = 'guide' | 'check' | 'list';

export type SettingsTab = 'general' | 'sign-in' | 'accounts' | 'tokens' | 'issues' | 'sharing' | 'privacy' | 'audit';

/** Whose page an address is, if it is anyone's. */
export function personIdOf(address: string): string | undefined {
  return /^\/people\/([0-9a-f-]{36})$/.exec(address)?.[1];
}

function withTab(path: string, tab: string | undefined): string {
  return tab === undefined ? path : `${path}?tab=${tab}`;
}
