import { formatCount, formatNumber } from '../ui/format.ts';

const people = ['person', 'people'] as const;

/** Texts of the shared compositions in `ui/`. */
export const uiTexts = {
  productName: 'Roster',
  loading: 'Loading…',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  remove: 'Remove',
  unsaved: {
    title: 'Leave without saving?',
    body: 'What you changed on this page has not been saved.',
    leave: 'Leave without saving',
    stay: 'Stay on this page',
    here: 'You have unsaved changes.',
    discard: 'Discard',
  },
  confirmName: {
    type: (name: string) => `Type the name “${name}” to confirm`,
    wrong: 'This is another name.',
  },
  notYet: 'Never',
  secret: {
    set: 'Set',
    setUntil: (date: string) => `Set, expires ${date}`,
    expired: (date: string) => `Set, expired ${date}`,
    replace: 'Replace',
    keep: 'Keep the present one',
    remove: 'Remove',
    removed: 'Will be removed when you save.',
    undo: 'Undo',
    new: 'New value',
    expiresOn: 'Expires on',
    expiresHelp: (label: string) => `When “${label}” expires, if it does.`,
  },
  file: {
    choose: 'Choose a file',
    tooLarge: 'This file is too large to be a setting.',
  },
  pages: { label: 'Pages', page: 'Page', previous: 'Previous page', next: 'Next page' },
  list: { onePerLine: 'One per line.' },
  select: { choose: 'Choose…', noMatch: 'Nothing matches.' },
  runs: {
    types: { full: 'Full sync', changes: 'Changes sync', person: 'Single person', preview: 'Preview' },
    started: (type: string, connector: string) => `${type} of ${connector} started`,
    open: 'Open the run',
    notStarted: 'The run was not started',
    readProgress: (status: string, read: number, expected: number | null) =>
      expected === null || expected === 0
        ? `${status}: ${formatCount(read, people)} read`
        : `${status}: ${formatNumber(read)} of about ${formatCount(expected, people)} read`,
    pictureProgress: (status: string, done: number, expected: number | null) =>
      expected === null || expected === 0
        ? `${status}: ${formatNumber(done)}`
        : `${status}: ${formatNumber(done)} of ${formatNumber(expected)}`,
  },
  draft: {
    saved: (name: string) => `${name} was saved`,
    notSaved: 'This was not saved',
  },
  number: (min: number, max: number) => `Type a whole number from ${formatNumber(min)} to ${formatNumber(max)}.`,
  wizard: {
    back: 'Back',
    next: 'Next',
    settings: {
      title: (kind: string) => `Connect ${kind}`,
      intro: 'Nothing is saved before the last step. Secrets are stored encrypted and never shown again.',
      invalid: 'Some settings need another look',
    },
    check: {
      title: 'What works, and what is missing',
      again: 'Check again',
      anyway: 'Continue anyway',
      sure: 'Continue although something is missing?',
    },
  },
  check: {
    action: 'Check',
    failed: 'The check could not be made',
    unsaved: 'Check unsaved settings',
    verdicts: {
      works: 'Everything works',
      warning: 'It works, but look at this',
      missing: 'Something is missing',
    },
    statuses: { works: 'Works', warning: 'Warning', missing: 'Missing' },
    groups: {
      missing: (count: number) => `Missing (${String(count)})`,
      warning: (count: number) => `Worth a look (${String(count)})`,
      works: (count: number) => `Works (${String(count)})`,
    },
    goTo: (field: string) => `Go to “${field}”`,
  },
  guide: {
    permissions: 'Permissions to grant',
    copyNeeded: 'Copy those needed',
    copyAll: 'Copy all',
    optional: 'Optional',
    neededFor: (purpose: string) => `for ${purpose}`,
    documentation: 'Documentation of the provider',
  },
  nothing: 'empty',
  advanced: 'Advanced',
  copy: 'Copy',
  copyThis: (text: string) => `Copy ${text}`,
  copied: 'Copied',
};
