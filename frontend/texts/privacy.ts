import type { AccessKind, ErasedPerson } from '#contract/privacy.ts';
import { formatCount } from '../ui/format.ts';

const kinds: Readonly<Record<AccessKind, string>> = {
  profile: 'Profile',
  list: 'List of people',
  export: 'Export',
  picture: 'Picture changed',
  issue: 'Beside an issue',
};

const targetWords: Readonly<Record<ErasedPerson['targets'][number]['does'], (name: string) => string>> = {
  clear: (name) => `${name}: what Roster wrote is being cleared.`,
  deactivate: (name) => `${name}: the account is being deactivated.`,
  left: (name) => `${name}: what Roster wrote stays.`,
  nothing: (name) => `${name}: Roster had written nothing.`,
};

export const privacyTexts = {
  kinds,
  accesses: {
    columns: { viewer: 'Who', person: 'Whom', what: 'What', count: 'Times', lastAt: 'Last' },
    nobody: 'Nobody in particular',
    inAtlassian: 'in Atlassian',
    list: 'Who looked at whom',
  },
  person: {
    title: 'Personal data',
    download: 'Download everything',
    accesses: 'Who has looked at this',
    accessesOf: (name: string) => `Who has looked at ${name}`,
    noAccesses: 'Nobody but the person themself, as far back as it is kept.',
    erase: 'Erase…',
  },
  erase: {
    title: (name: string) => `Erase ${name}?`,
    confirm: 'Erase for good',
    body: 'The profile, pictures, addresses of the photo, and every line of history about this person are deleted. This cannot be undone.',
    notBack: 'Runs do not bring the person in again until an admin allows it in Settings, under Privacy.',
    stays: 'The identity provider keeps its own record, and so do files that were uploaded for a connector.',
    clearTargets: 'Also clear what Roster wrote at targets',
    clearTargetsHelp:
      'Where a target’s own setting is to leave it. Roster’s data goes at once; targets are asked within a minute, and again until they have done it.',
    reason: 'Reason',
    reasonHelp: 'Kept with the erasure, so name nobody: the number of a request, for instance.',
    failed: 'The person was not erased',
  },
  erased: {
    title: 'Erased',
    done: ({ historyLines, pictures }: ErasedPerson) =>
      `The person is gone, with ${formatCount(pictures, ['picture', 'pictures'])} and ${formatCount(historyLines, ['line', 'lines'])} of history.`,
    account: (email: string) =>
      `The account ${email}, by which the person signs in to Roster, is still there. Remove it in Settings, under Accounts, if it is to go as well.`,
    target: ({ name, does }: ErasedPerson['targets'][number]) => targetWords[does](name),
    close: 'Back to people',
  },
  settings: {
    accesses: {
      title: 'Who looked at whom',
      intro: 'One line for each viewer, person, kind and day. Looking at oneself is not noted.',
      search: 'Search by viewer or person',
      what: 'Kind',
      anyKind: 'All kinds',
      none: {
        title: 'Nobody has looked at anybody yet',
        body: 'Views of profiles, exports and changes of pictures are listed here.',
      },
      noMatch: { title: 'Nothing matches', body: 'Try fewer filters.' },
      days: 'Days to keep this',
      daysHelp: 'Older lines are deleted.',
    },
    erasures: {
      title: 'Erased people',
      intro: 'Roster keeps that somebody was erased, and a fingerprint by which runs leave them out: not who it was.',
      list: 'Erased people',
      columns: { at: 'When', by: 'By', reason: 'Reason', state: 'Now', actions: 'Actions' },
      none: 'Nobody has been erased.',
      leftOut: 'Left out by runs',
      waiting: (targets: readonly string[]) => `Waiting for ${targets.join(', ')}`,
      lifted: (by: string) => `Allowed again by ${by}`,
      lift: 'Allow again',
      liftOne: (reason: string) => `Allow again: ${reason}`,
      liftTitle: 'Allow this person again?',
      liftBody:
        'The next run of each connector that lists the person brings them in again, with what the provider says of them. Nothing that was erased comes back.',
      liftedNow: 'Runs bring the person in again',
    },
    report: {
      title: 'Atlassian accounts',
      intro:
        'Atlassian asks every app to report which accounts it stores something about, and says which of them were closed: what Roster had of those is erased.',
      notThere: 'Roster is not installed in an Atlassian site here, so there is nothing to report.',
      accounts: 'Accounts stored',
      last: 'Last report',
      reported: 'Reported',
      closed: 'Closed and erased',
      updated: 'Changed and asked anew',
      next: 'Next',
      cycle: (days: number) =>
        `Each account is reported once in ${formatCount(days, ['day', 'days'])}, as Atlassian asks.`,
      notYet: 'Not yet',
      problem: 'The last report did not go through',
    },
  },
};
