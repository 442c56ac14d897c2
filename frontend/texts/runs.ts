import type { ChangeOutcome, GuardReason, RunTrigger, RunType } from '#contract/runs.ts';
import type { PushCounts } from '#contract/pushes.ts';
import { formatCount, formatNumber } from '../ui/format.ts';
import { fieldLabels } from './words.ts';

const people = ['person', 'people'] as const;

const outcomeLabels: Readonly<Record<ChangeOutcome, string>> = {
  created: 'Created',
  updated: 'Updated',
  reactivated: 'Reactivated',
  gone: 'Gone',
  disabled: 'Disabled',
  skipped: 'Skipped',
  failed: 'Failed',
  picture: 'Picture only',
};

const typeLabels: Readonly<Record<RunType, string>> = {
  full: 'Full',
  changes: 'Changes',
  person: 'One person',
  preview: 'Preview',
};

const triggerLabels: Readonly<Record<RunTrigger, string>> = {
  admin: 'by hand',
  schedule: 'by schedule',
  watch: 'because the file changed',
  token: 'over the API',
  undo: 'to undo a run',
  signIn: 'at sign-in',
};

/** What a change calls a value: `field:phone` → Phone, `property:Cost centre` → Cost centre. */
export function valueLabel(key: string): string {
  if (key === 'active') return 'Active';
  if (key === 'manager') return fieldLabels.manager;
  if (key.startsWith('property:')) return key.slice('property:'.length);
  const field = key.replace('field:', '');
  return Object.entries(fieldLabels).find(([name]) => name === field)?.[1] ?? field;
}

const guardWords: Readonly<Record<GuardReason['limit'], string>> = {
  gone: 'People gone',
  disabled: 'People disabled',
  blanked: 'Values blanked',
  unpictured: 'Pictures lost',
  empty: 'Nobody was read',
};

export const runsTexts = {
  typeLabels,
  triggerLabels,
  outcomeLabels,
  history: {
    title: 'Runs',
    table: 'History of runs',
    columns: {
      status: 'Outcome',
      connector: 'Connector',
      type: 'Type',
      started: 'Started',
      duration: 'Duration',
      read: 'Read',
      changed: 'Changed',
      failed: 'Failed',
    },
    filters: { connector: 'Connector', anyConnector: 'All connectors', type: 'Type', anyType: 'All types' },
    statusFilter: { label: 'Outcome', any: 'All outcomes' },
    empty: {
      title: 'No run yet',
      body: 'A run reads people from a connector and brings the directory to the same state.',
      action: 'Go to Connectors',
    },
    noMatch: { title: 'No run matches', body: 'Choose other filters.', clear: 'Clear filters' },
    chart: (count: number) => `The last ${formatCount(count, ['run', 'runs'])}`,
    chartBar: (status: string, changed: number, read: number) =>
      `${status}: ${formatNumber(changed)} changed of ${formatNumber(read)} read`,
    chartHint: 'Height: people changed. Colour: outcome. Choose a bar to open its run.',
    by: (who: string, how: string) => `${how}, ${who}`,
  },
  run: {
    title: (type: string, connector: string) => `${type} run of ${connector}`,
    loading: 'Loading the run',
    notFound: { title: 'There is no such run', action: 'All runs' },
    startedBy: (how: string, who: string) => `Started ${how} (${who})`,
    took: (duration: string) => `took ${duration}`,
    undoneBy: 'This run has been undone.',
    undoes: 'This run undoes another run.',
    openOther: 'Open that run',
    actions: {
      cancel: 'Cancel run',
      apply: 'Apply',
      discard: 'Discard',
      undo: 'Undo',
      failedTitle: 'That was not possible',
    },
    confirm: {
      cancelTitle: 'Cancel this run?',
      cancelBody: 'What it has already applied stays. Nothing more is changed.',
      keepRunning: 'Keep it running',
      applyTitle: 'Apply this run?',
      applyBody: 'The guard held it. It is planned again on the directory as it is now, and then applied.',
      discardTitle: 'Discard this run?',
      discardBody: 'Nothing is changed. The next run starts afresh.',
      undoTitle: 'Undo this run?',
      undoBody: 'Values are put back as they were before it, except where something newer has changed them since.',
    },
    progress: {
      label: 'Progress of the run',
      steps: {
        queued: 'Waiting for a worker',
        reading: 'Reading people',
        planning: 'Comparing with the directory',
        applying: 'Applying the changes',
        pictures: 'Reading and rendering pictures',
        pushing: 'Bringing targets to the same state',
      },
      of: (done: number, expected: number | null) =>
        expected === null
          ? formatCount(done, people)
          : `${formatNumber(done)} of about ${formatCount(expected, people)}`,
      pictures: (done: number, expected: number | null) =>
        expected === null
          ? formatCount(done, ['picture', 'pictures'])
          : `${formatNumber(done)} of ${formatCount(expected, ['picture', 'pictures'])}`,
      rate: (perMinute: number) => `${formatNumber(perMinute)} per minute`,
      left: (duration: string) => `about ${duration} left`,
      waiting: (time: string) => `The provider asked to wait until ${time}.`,
    },
    held: {
      title: 'The guard held this run: nothing has been changed',
      body: 'It would do the following. Apply it if that is right; discard it if the provider’s answer is wrong.',
      reason: (reason: GuardReason) =>
        `${guardWords[reason.limit]}${reason.field === undefined ? '' : ` (${valueLabel(reason.field)})`}`,
    },
    previewNote: 'This is a preview: nothing has been or will be changed by it.',
    discardedNote: 'This run was discarded: nothing has been changed by it.',
    pushes: {
      title: 'Pushes that followed',
      counts: ({ applied, alreadySo, refused, failed }: PushCounts) =>
        [
          `${formatNumber(applied)} applied`,
          ...(alreadySo > 0 ? [`${formatNumber(alreadySo)} already so`] : []),
          ...(refused > 0 ? [`${formatNumber(refused)} refused`] : []),
          ...(failed > 0 ? [`${formatNumber(failed)} failed`] : []),
        ].join(', '),
      soFar: (done: number, expected: number | null) =>
        expected === null ? 'Not begun yet' : `${formatNumber(done)} of ${formatCount(expected, people)} so far`,
      waiting: (soFar: string, time: string) =>
        `${soFar}; the target is left alone until ${time}, then the push goes on by itself`,
      goOn: 'The run itself is done. What is still under way goes on by itself, and people whom a target cannot take now are tried again later.',
    },
    counts: {
      label: 'What the run did',
      read: 'Read',
      created: 'Created',
      updated: 'Updated',
      reactivated: 'Reactivated',
      gone: 'Gone',
      unchanged: 'Unchanged',
      skipped: 'Skipped',
      failed: 'Failed',
      picturesChanged: 'Pictures changed',
      picturesUnchanged: 'Pictures unchanged',
      picturesNone: 'Without a picture',
      picturesFailed: 'Pictures failed',
    },
  },
  changes: {
    title: 'Changes',
    wouldBe: 'What would change',
    wouldHaveBeen: 'What would have changed',
    list: 'Changes of the run',
    search: 'Search by name or id',
    outcome: 'Outcome',
    anyOutcome: 'All outcomes',
    failedOnly: 'Failed only',
    csv: 'Download CSV',
    json: 'Download JSON',
    empty: { title: 'No changes', body: 'Everyone was as the directory has them already.' },
    noMatch: { title: 'No change matches', body: 'Choose other filters, or search for something else.' },
    pending: { title: 'No changes yet', body: 'They appear here as soon as they are known.' },
    count: (total: number) => formatCount(total, people),
    noPicture: 'no picture',
    picture: 'Picture',
    pictureBefore: 'Picture before',
    pictureAfter: 'Picture after',
    active: { true: 'active', false: 'not active' },
    pictureOutcome: {
      changed: 'changed',
      none: 'none at the provider',
      kept: 'kept',
      cleared: 'removed',
      failed: 'could not be used',
    },
    columns: { person: 'Person', outcome: 'Outcome', what: 'What changed: before → after' },
    more: (count: number) => `Show ${String(count)} more`,
  },
};
