import type { Explanation } from '#contract/connectors.ts';
import type { MappingSource, MappingTarget, ProfileField, Transform } from '#contract/mapping.ts';
import type { RunStatus } from '#contract/runs.ts';
import type { PushStatus, PushType } from '#contract/pushes.ts';
import type { TargetPersonStatus } from '#contract/targets.ts';

/** What the things of the product are called, wherever they are shown. */
export const fieldLabels: Readonly<Record<ProfileField, string>> = {
  displayName: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  mobile: 'Mobile',
  jobTitle: 'Job title',
  department: 'Department',
  organization: 'Organization',
  location: 'Location',
  manager: 'Manager',
  website: 'Website',
  im: 'Instant messaging',
  timezone: 'Time zone',
  locale: 'Language',
  about: 'About',
};

export const transformLabels: Readonly<Record<Transform['kind'], string>> = {
  trim: 'Trim spaces',
  lower: 'Lower case',
  upper: 'Upper case',
  title: 'Capitalize words',
  stripEmailDomain: 'Strip e-mail domain',
  guestAddress: 'Guest’s real address',
  replace: 'Replace',
  split: 'Split',
  join: 'Join',
  first: 'First value',
  prefix: 'Add before',
  suffix: 'Add after',
  date: 'Format date',
  removeDiacritics: 'Remove diacritics',
};

export const rowOutcomeLabels: Readonly<Record<Explanation['rows'][number]['outcome'], string>> = {
  value: 'Value',
  cleared: 'Cleared',
  kept: 'Kept',
  default: 'Default',
  error: 'Error',
};

export const runStatusLabels: Readonly<Record<RunStatus, string>> = {
  queued: 'Queued',
  reading: 'Reading',
  planning: 'Planning',
  held: 'Held',
  applying: 'Applying',
  pictures: 'Pictures',
  pushing: 'Pushing',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Cancelled',
  discarded: 'Discarded',
};

export const pushStatusLabels: Readonly<Record<PushStatus, string>> = {
  queued: 'Queued',
  working: 'Working',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export const pushTypeLabels: Readonly<Record<PushType, string>> = {
  changes: 'Push of changes',
  full: 'Push of everyone',
  person: 'Push of one person',
  dryRun: 'Dry run',
  drift: 'Drift check',
};

/** How a person stands at a target. */
export const targetPersonLabels: Readonly<Record<TargetPersonStatus, string>> = {
  applied: 'Applied',
  pending: 'Pending',
  refused: 'Refused',
  failed: 'Failed',
  drifted: 'Changed over there',
};

export function targetLabel(target: MappingTarget): string {
  return target.kind === 'profile' ? fieldLabels[target.name] : target.name;
}

/** Where a row's value comes from, as the admin wrote it. */
export function sourceLabel(source: MappingSource): string {
  switch (source.kind) {
    case 'attribute':
      return source.path;
    case 'firstOf':
      return source.paths.join(' · ');
    case 'constant':
      return `“${source.value}”`;
    case 'template':
      return source.template;
    case 'expression':
      return source.expression;
  }
}
