import { formatCount } from '../ui/format.ts';

const rows = ['row', 'rows'] as const;
const countOfRows = (count: number) => formatCount(count, rows);

export const mappingsTexts = {
  intro:
    'Each row fills one field of a profile, or one user property, from what the identity provider says of a person. The result is shown for one real person. Nothing changes before you save.',
  add: 'Add New Mapping',
  failed: 'The attribute mapping could not be loaded',
  notSaved: 'The attribute mapping was not saved',
  notSavedRows: 'Some rows need attention. They are marked in the table.',
  table: {
    label: 'Attribute mapping',
    columns: {
      target: 'Target',
      source: 'Source',
      transforms: 'Transforms',
      whenEmpty: 'When empty',
      result: 'Result',
      actions: 'Actions',
    },
    empty: {
      title: 'No attribute is mapped',
      body: 'Add a row, or start from a preset. Without rows, people come in without a name.',
    },
    property: 'User property',
    kinds: {
      attribute: 'Attribute',
      firstOf: 'First of',
      constant: 'Constant',
      template: 'Template',
      expression: 'Expression',
    },
    nothing: 'nothing',
    none: 'None',
    split: (separator: string, index: number) =>
      index < 0
        ? `Part ${String(-index)} from the end, split at “${separator}”`
        : `Part ${String(index + 1)}, split at “${separator}”`,
    whenEmpty: (words: string) => `When empty: ${words}`,
    duplicate: (target: string, first: number) =>
      `“${target}” is filled by row ${String(first)} already. Use “first of” there to try several attributes.`,
    at: (position: number, message: string) => `At character ${String(position + 1)}: ${message}`,
    suggestion: (text: string) => `Did you mean ${text}?`,
    edit: (target: string) => `Edit ${target}`,
    up: (target: string) => `Move ${target} up`,
    down: (target: string) => `Move ${target} down`,
    remove: (target: string) => `Remove ${target}`,
    moved: (target: string, place: number, count: number) => `${target} is row ${String(place)} of ${String(count)}.`,
  },
  result: {
    asking: 'Asking…',
    unknown: 'No result',
    outcomes: {
      value: '',
      cleared: 'Cleared',
      kept: 'Kept as it is',
      default: 'Default value',
      error: 'Error',
    },
  },
  person: {
    label: 'Result for',
    placeholder: 'Someone of the first page',
    hint: 'Search by name or e-mail address',
    use: (text: string) => `Use “${text}” (e-mail address or the provider’s id)`,
    none: 'Nobody matches. Type a whole e-mail address to try someone who is not here yet.',
    searching: 'Searching…',
    inScope: 'In scope',
    outOfScope: 'Not in scope',
    failed: 'The result cannot be shown',
  },
  presets: {
    menu: 'Presets',
    group: 'Start from',
    title: (label: string) => `Use the preset “${label}”?`,
    body: (count: number, missing: number) =>
      missing === 0
        ? `It has ${countOfRows(count)}, and each of their targets is filled by a row already.`
        : `It has ${countOfRows(count)}; ${String(missing)} of them fill targets that no row fills yet.`,
    unsaved: 'Nothing is saved yet either way.',
    replace: 'Replace all rows',
    addMissing: (missing: number) => `Add ${countOfRows(missing)}`,
  },
  form: {
    addTitle: 'Add mapping',
    editTitle: (target: string) => `Mapping of ${target}`,
    apply: 'Apply',
    targetKind: 'Target',
    targetKinds: {
      profile: { label: 'Profile field', help: 'Shown on the person’s page; the targets take what they know of it.' },
      userProperty: { label: 'User property', help: 'Any name. Jira shows it under User Properties.' },
    },
    field: 'Profile field',
    filled: (field: string, row: number) => `${field} (filled by row ${String(row)})`,
    fieldHelp: {
      manager: 'An attribute that names the manager: their id, distinguished name or e-mail address.',
      email: 'Of several addresses the first is taken.',
      about: 'Keeps its line breaks.',
    },
    property: { label: 'Name', help: 'As it appears in the user profile, e.g. Cost centre.' },
    source: 'Source',
    path: {
      label: 'Source attribute',
      help: 'Choose one that is really there, or type its full path, e.g. onPremisesExtensionAttributes.extensionAttribute1.',
      place: (place: number) => `Attribute ${String(place)}`,
      placeholder: 'Choose or type a path',
      use: (path: string) => `Use “${path}”`,
      none: 'No attribute matches. Type the full path to use it.',
      loading: 'Asking for the attributes…',
      unavailable: (why: string) => `The attributes cannot be listed: ${why} You can type a path by hand.`,
      present: (present: number, sampled: number) => `${String(present)} of ${String(sampled)}`,
      unseen: (sampled: number) =>
        `None of the ${String(sampled)} people looked at has it. It may be rare, or misspelt.`,
      unseenAll: (sampled: number) =>
        `None of the ${String(sampled)} people looked at has any of these. They may be rare, or misspelt.`,
      unseenNamed: (path: string, sampled: number) =>
        `None of the ${String(sampled)} people looked at has “${path}”. It may be rare, or misspelt.`,
      more: (count: number) => `${String(count)} more. Type to narrow the list.`,
    },
    firstOf: {
      help: 'The first of these that is not empty is used.',
      add: 'Add attribute',
      up: (place: number) => `Move attribute ${String(place)} up`,
      remove: (place: number) => `Remove attribute ${String(place)}`,
    },
    constant: { label: 'Value', help: 'The same for everyone.' },
    template: {
      label: 'Template',
      help: 'Text with attributes in braces, e.g. {givenName} {surname}. Empty ones leave no gap. {{ and }} are braces as text.',
      insert: 'Insert an attribute',
    },
    expression: {
      label: 'JSONata expression',
      help: 'Sees the person’s attributes, e.g. $uppercase(surname) & ", " & givenName. Limited in time and depth.',
    },
    transforms: {
      title: 'Transforms',
      help: 'Applied in this order to what the source gives.',
      add: 'Add transform',
      choose: 'Choose a transform…',
      up: (label: string) => `Move ${label} up`,
      down: (label: string) => `Move ${label} down`,
      remove: (label: string) => `Remove ${label}`,
      fields: {
        pattern: 'Pattern (RE2)',
        replacement: 'Replace with ($1 for a group)',
        ignoreCase: 'Ignore case',
        separator: 'Separator',
        index: 'Part (0 is the first, -1 the last)',
        text: 'Text',
        format: 'Format, e.g. d MMMM yyyy',
      },
    },
    missing: {
      field: 'Choose a profile field.',
      template: 'Type a template, e.g. {givenName} {surname}.',
      expression: 'Type an expression.',
      transform: 'Fill this in, or remove the transform.',
    },
    live: {
      title: (person: string) => `Result for ${person}`,
      someone: 'someone',
      incomplete: 'Fill in the row to see what it gives.',
      found: 'Found',
      nothing: 'nothing',
      empty: 'empty',
      result: 'Result',
    },
  },
  whenEmpty: {
    label: 'When the result is empty',
    short: { clear: 'Clear', keep: 'Keep' },
    choices: {
      clear: { label: 'Clear the value', help: 'Cleared at the source means cleared here.' },
      keep: { label: 'Keep what is there', help: 'The last value stays.' },
      default: { label: 'Use a default value', help: 'The same for everyone without one.' },
    },
    value: 'Default value',
  },
  afterSave: {
    title: 'Saved. People change with the next run.',
    body: 'See first who would change, or bring everyone up to date now.',
    preview: 'Preview what would change',
    full: 'Full sync',
  },
  preview: {
    action: 'Preview run',
    running: 'Preview of the unsaved mapping',
    done: (changed: number) =>
      changed === 0
        ? 'With this mapping nobody would change.'
        : `With this mapping ${formatCount(changed, ['person', 'people'])} would change:`,
    counts: (created: number, updated: number, gone: number) =>
      `${String(created)} new, ${String(updated)} changed, ${String(gone)} gone.`,
    failed: 'The preview did not finish',
    open: 'See who, field by field (new tab)',
  },
};
