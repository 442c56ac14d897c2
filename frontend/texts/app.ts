export const appTexts = {
  skipToContent: 'Skip to content',
  mainNavigation: 'Main',
  navigation: {
    people: 'People',
    connectors: 'Connectors',
    targets: 'Targets',
    photos: 'Photos',
    runs: 'Runs',
    settings: 'Settings',
  },
  search: { label: 'Search people', placeholder: 'Search people' },
  account: {
    menu: (name: string) => `Account menu of ${name}`,
    profile: 'My profile',
    signOut: 'Sign out',
    theme: 'Theme',
    themes: { light: 'Light', dark: 'Dark', auto: 'As the system' },
    roles: { admin: 'Admin', user: 'User' },
  },
  notFound: {
    title: 'Page not found',
    body: 'There is nothing at this address. It may have been removed, or the link may be cut short.',
    action: 'Go to People',
  },
  adminsOnly: {
    title: 'For admins only',
    body: 'Your account can see people, but not the settings. Ask an admin if you need to.',
  },
  frameEnded: {
    title: 'Atlassian does not tell Roster who you are',
    body: 'Reload the page in your Atlassian site. If this stays, an admin may have to install Roster again.',
  },
  crash: {
    title: 'This page stopped working',
    body: 'Reload it. If it happens again, tell an admin what you were doing.',
    reload: 'Reload',
  },
};
