export const sessionTexts = {
  signIn: {
    title: 'Sign in',
    heading: (siteName: string) => `Sign in to ${siteName}`,
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    or: 'or',
    oidc: (label: string) => `Continue with ${label}`,
    failed: 'You are not signed in',
    needsSetup: {
      title: 'Roster is not set up yet',
      body: 'Open the one-time set-up link that Roster printed when it started. It creates the first admin.',
    },
    /** By the code in `?problem=`; the server's codes, and anything else. */
    problems: {
      'no-account': 'There is no account for you yet. Ask an admin to add one.',
      'not-verified':
        'Your identity provider has not verified your e-mail address, so Roster cannot tell whose account it is.',
      cancelled: 'The sign-in was cancelled at the identity provider.',
      expired: 'The sign-in took too long. Start again.',
      'link-used': 'This sign-in link has been used or has expired. Sign in with your password, or ask for a new link.',
    },
    problem: 'The identity provider could not sign you in. Try again; if it keeps happening, tell an admin.',
  },
  link: {
    title: 'Signing in',
    failed: 'This link does not work',
    missing: 'The link is cut short: the part after # is missing. Copy it whole.',
    toSignIn: 'Sign in another way',
  },
  setup: {
    title: 'Set up Roster',
    intro: 'Create the first admin. More accounts, and sign-in with your identity provider, come later in Settings.',
    name: 'Your name',
    email: 'E-mail address',
    password: 'Password',
    passwordHelp: 'At least 12 characters.',
    submit: 'Create admin',
    failed: 'The admin was not created',
    missing: {
      title: 'Open the set-up link',
      body: 'Roster prints a one-time link when it starts for the first time. Open that link; this page needs the token in it.',
    },
  },
  welcome: {
    title: 'Welcome to Roster',
    intro:
      'Roster reads people and their pictures from an identity provider and keeps Jira and Confluence true. How do you want to begin?',
    connect: {
      title: 'Connect your identity provider',
      body: 'Active Directory, OpenLDAP or Microsoft Entra ID. You see what a run would do before anything is written.',
      action: 'Connect',
    },
    sample: {
      title: 'Load the sample company',
      body: '300 invented people with departments, managers and faces, read from a simulated Entra tenant. Remove its connector to be rid of them.',
      action: 'Load the sample company',
      failed: 'The sample company was not loaded',
      running: 'Loading the sample company',
      starting: 'Starting…',
      progress: (people: string) => `${people} people read so far…`,
      read: (people: string) => `${people} people were read.`,
      done: 'The sample company is here',
      toPeople: 'See the people',
      toRun: 'See the run',
      ended: 'The run that loads the sample company ended without finishing. Open it to see why.',
    },
  },
};
