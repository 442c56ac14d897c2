import { formatCount, formatNumber } from '../ui/format.ts';

const people = ['person', 'people'] as const;
const countOfPeople = (count: number) => formatCount(count, people);

/** Texts that name things in a provider's own words, by kind; `other` for every other kind. */
const groupTexts = {
  entra: {
    label: 'Object IDs of the groups',
    help: 'One per line. The object ID is on the group’s Overview page in the Microsoft Entra admin center.',
    example: '8f4a1c62-…',
  },
  ldap: {
    label: 'Distinguished names of the groups',
    help: 'One per line.',
    example: 'cn=staff,ou=groups,dc=corp,dc=example',
  },
  other: { label: 'Ids of the groups', help: 'One per line, as the identity provider shows them.', example: '' },
};

const filterTexts = {
  entra: {
    label: 'Filter',
    help: 'A $filter of Microsoft Graph. Only people whom it matches come in. Leave empty for none.',
    example: "startsWith(department, 'R')",
  },
  ldap: {
    label: 'Filter',
    help: 'An LDAP filter, added to the user filter of the connection. Leave empty for none.',
    example: '(department=Research)',
  },
  csv: {
    label: 'Filter',
    help: 'A column, = or != and values; several conditions with a semicolon between them. Leave empty for everyone in the file.',
    example: 'Department = Research, Sales; Country != SE',
  },
  other: {
    label: 'Filter',
    help: 'In the identity provider’s own language. Only people whom it matches come in. Leave empty for none.',
    example: '',
  },
};

function ofKind<Text>(texts: { readonly other: Text; readonly [kind: string]: Text }, kind: string | undefined): Text {
  return (kind === undefined ? undefined : texts[kind]) ?? texts.other;
}

/** What becomes of people, by limit of the guard: in the plural, for sentences such as “a run that … is held”. */
const limitWords = {
  gone: 'removes',
  disabled: 'disables',
  blanked: 'empties one field for',
  unpictured: 'takes the picture from',
} as const;
type LimitName = keyof typeof limitWords;

export const connectorsTexts = {
  states: {
    never: 'Never run',
    ok: 'OK',
    running: 'Running',
    held: 'Held',
    failed: 'Failed',
    unfinished: 'Not finished',
    disabled: 'Disabled',
  },
  whyNot: {
    running: 'A run of this connector is under way.',
    held: 'A run of this connector is held. Apply or discard it first.',
    disabled: 'This connector is disabled. Enable it first.',
    noChanges: 'This identity provider can only be read as a whole.',
    fullFirst: 'Start a full sync first. A changes sync begins where it ended.',
  },
  figures: {
    lastRun: 'Last run',
    nextRun: 'Next run',
    people: 'People',
    pictures: 'Pictures',
    never: 'Never',
    run: (type: string, status: string) => `${type} ${status}`,
    notScheduled: 'Not scheduled',
    disabled: 'Disabled',
  },
  list: {
    title: 'Connectors',
    intro: 'The identity providers that people and pictures are read from.',
    add: 'Add connector',
    open: 'Open',
    openNamed: (name: string) => `Open ${name}`,
  },
  empty: {
    title: 'No identity provider is connected',
    body: 'Connect yours to bring people and their pictures in, or load an invented company to see how Roster works.',
    add: 'Add connector',
    sample: 'Load the sample company',
    sampleFailed: 'The sample company was not loaded',
  },
  scope: {
    intro:
      'Which of the identity provider’s people come in. Whoever leaves the scope is treated like someone who left.',
    who: 'Who',
    everyone: 'Everyone',
    groups: 'Members of groups',
    groupsOf: (kind: string | undefined) => ofKind(groupTexts, kind),
    noGroup: 'Name at least one group. Without one, everyone is in scope.',
    nested: {
      label: 'Members of groups within these groups too',
      help: 'However deep they are nested.',
    },
    filterOf: (kind: string | undefined) => ofKind(filterTexts, kind),
    disabled: {
      label: 'Disabled accounts',
      help: 'They come in as inactive people, whom only admins see.',
    },
    guests: {
      label: 'Guest accounts',
      help: 'People of other organizations who were invited to yours.',
    },
  },
  schedule: {
    intro: 'When this connector runs by itself. Only what has changed is read, and everyone once in a while.',
    when: 'Run',
    choices: {
      off: 'Only when started by hand',
      hourly: 'Every hour',
      fourHourly: 'Every four hours',
      nightly: 'Every night at three',
      weekdays: 'On weekdays at three in the night',
      weekly: 'Every Sunday at three in the night',
      custom: 'At other times',
    },
    cron: {
      label: 'Cron expression',
      help: 'Five fields: minute, hour, day of month, month, day of week.',
    },
    timeZone: { label: 'Time zone', help: 'The times above are meant in this zone, in summer and winter.' },
    fullEveryDays: {
      label: 'Read everyone again after … days',
      help: 'When the last full sync is this old, the next scheduled run is a full sync.',
    },
    next: (timeZone: string) => `Next runs (${timeZone.replaceAll('_', ' ')})`,
    unreadable: 'This expression cannot be read.',
    never: 'This time never comes. Choose a day that the month has.',
  },
  safety: {
    intro:
      'Before a run writes anything, Roster counts what it would do. Over one of these limits the run is held: nothing is changed until an admin has looked at it and applies or discards it. A run that reads nobody at all is always held.',
    percent: 'Limit in percent',
    atLeast: 'Never hold up to',
    limits: {
      gone: { title: 'People removed', help: 'They left the identity provider, or the scope.' },
      disabled: { title: 'People disabled', help: 'Their accounts were disabled at the identity provider.' },
      blanked: { title: 'Values emptied', help: 'A field has a value now, and the run would clear it.' },
      unpictured: { title: 'Pictures lost', help: 'They have a picture now, and the run would take it away.' },
    } satisfies Record<LimitName, { title: string; help: string }>,
    held: (name: LimitName, known: number, most: number) =>
      `With ${countOfPeople(known)} known, a run that ${limitWords[name]} more than ${formatNumber(most)} is held.`,
    never: (known: number) => `With ${countOfPeople(known)} known, no run is held for this, whatever it does.`,
    unknown: (name: LimitName, percent: number, atLeast: number) =>
      `Once people are known: a run that ${limitWords[name]} more than ${formatNumber(percent)} % of them, and more than ${formatNumber(atLeast)}, is held.`,
  },
  pictures: {
    intro: 'What becomes of the pictures that this connector brings. Switching them off touches none that is there.',
    policy: 'Take pictures',
    policies: {
      overwrite: { label: 'Always', help: 'A changed picture at the source replaces the one here.' },
      onlyIfNone: {
        label: 'Only where the person has none',
        help: 'Whoever has a picture keeps it, wherever it came from.',
      },
      firstTimeOnly: {
        label: 'The first time only',
        help: 'A person’s first picture is taken; later changes at the source are not.',
      },
      off: { label: 'Never', help: 'No picture is read, and none that is there is touched.' },
    },
    off: 'Pictures are off. Those that are there stay as they are.',
    whenMissing: 'When the source has no picture',
    missing: {
      keep: { label: 'Keep what is there', help: 'Also when the picture was removed at the source.' },
      default: { label: 'Back to the default picture', help: 'An uploaded picture of the person’s own stays.' },
    },
    crop: 'Cut to a square',
    crops: {
      centre: { label: 'From the middle', help: 'Right for portraits. Fast.' },
      attention: {
        label: 'Around what draws attention',
        help: 'Looks for faces and detail. About half as fast; helps with wide or tall pictures.',
      },
    },
    none: 'This kind of identity provider has no pictures.',
  },
  check: {
    advice: {
      works: 'The identity provider was reached, and everything that these settings need is there.',
      warning: 'Runs are possible. What is marked below may surprise you later.',
      missing: 'Runs will fail until what is marked below is put right.',
    },
  },
  connection: {
    name: 'Name',
    unknownKind: (kind: string) =>
      `This Roster does not know the kind “${kind}”, so its settings cannot be shown. It was made by another version.`,
  },
  profile: {
    intro:
      'The same person can be in several connectors. Roster makes one profile of them, and shows for each field the value of the connector that goes first.',
    matching: {
      label: 'People of this connector are the same as another connector’s when they share',
      email: { label: 'Their e-mail address', help: 'Right for most. Upper and lower case do not matter.' },
      property: {
        label: 'A user property',
        help: 'Such as an employee number that both connectors map to the same user property.',
      },
      none: { label: 'Nothing: never join them', help: 'Each person of this connector gets a profile of their own.' },
      name: {
        label: 'Name of the user property',
        help: 'As in the attribute mapping of both connectors.',
        missing: 'Type the name of a user property that is in the attribute mapping.',
      },
    },
    priority: {
      label: 'Place in the order',
      help: 'When two connectors have a value for the same field, the one with the lower number is shown. A new order takes effect with the next run of each.',
    },
    order: {
      title: 'With this number, the order is:',
      line: (name: string, place: number) => `${name} (${String(place)})`,
    },
    exceptions: {
      title: 'Fields with another order',
      intro: 'For example: phone numbers from this connector first, everything else from the other.',
      field: 'Field',
      place: 'Place for this field',
      order: (names: readonly string[]) => `Order for this field: ${names.join(', then ')}.`,
      add: 'Add a field',
      remove: (field: string) => `Remove ${field}`,
    },
  },
  page: {
    tabs: {
      connection: 'Connection',
      scope: 'Scope',
      mapping: 'Attribute mapping',
      schedule: 'Schedule',
      safety: 'Safety',
      profile: 'Same person',
    },
    picturesTab: (kind: string) => (kind === 'entra' ? 'Azure AD specific settings' : 'Pictures'),
    notFound: 'There is no such connector',
    all: 'All connectors',
  },
  activeRun: {
    running: (type: string) => `${type} under way`,
    open: 'Open the run',
    held: 'A run is held: nothing has been changed yet',
    heldBody: 'It would do more than the safety limits allow.',
    decide: 'See what would happen, and decide',
    failed: 'The last run failed',
    failedBody: 'Open it to see why.',
  },
  more: {
    label: 'More actions',
    disable: 'Disable',
    disableHelp: 'No run starts by itself. People stay as they are.',
    enable: 'Enable',
    enableHelp: 'Runs start again by schedule.',
    enabled: (name: string) => `${name} is enabled`,
    disabled: (name: string) => `${name} is disabled`,
    delete: 'Delete…',
  },
  delete: {
    title: (name: string) => `Delete ${name}?`,
    people: (count: number) =>
      count === 0
        ? 'This connector has brought nobody in, so no person is removed.'
        : `This connector has ${countOfPeople(count)}. Those whom no other connector has are removed from Roster, with their pictures. The others lose only what this connector says of them.`,
    rest: 'Its settings, attribute mapping and history of runs are removed too. Nothing is changed at the identity provider. This cannot be undone.',
    confirm: 'Delete connector',
    done: (name: string) => `${name} was deleted`,
  },
  add: {
    title: 'Add connector',
    progress: 'Steps to a new connector',
    steps: {
      kind: 'Kind',
      settings: 'Connection',
      check: 'Check',
      scope: 'Scope',
      mapping: 'Mapping',
      finish: 'Done',
    },
    noKinds: 'This Roster knows no identity provider. It is not installed completely.',
    kind: {
      title: 'Where are your people?',
      intro: 'Choose the identity provider. More than one can be connected, one after the other.',
      capabilities: { changes: 'Changes', groups: 'Groups', manager: 'Managers', pictures: 'Pictures' },
    },
    check: {
      busy: 'Asking the identity provider…',
      sureBody:
        'You can finish the connector and put right what is missing later. Until then its runs will fail; no person is changed by a run that fails.',
    },
    scope: { title: 'Who comes in' },
    mapping: {
      title: 'What is shown of them',
      intro: 'The mapping to begin with. Every row can be changed later, with a preview on a real person.',
      preset: 'Begin with',
      rows: (count: number) => formatCount(count, ['row', 'rows']),
      start: (label: string, count: number) => `${label}: ${formatCount(count, ['row', 'rows'])}`,
      rare: 'A row whose attribute a person does not have does what “When empty” says. Nothing fails.',
      columns: { target: 'Field', source: 'Source', transforms: 'Transforms', whenEmpty: 'When empty' },
      whenEmpty: { clear: 'Clear', keep: 'Keep', default: 'Default value' },
    },
    finish: {
      title: 'Name, pictures, schedule and first run',
      name: { label: 'Name', help: 'As it appears in lists and in history.' },
      pictures: {
        label: 'Bring pictures in, too',
        help: 'When and how can be set on the connector’s page later.',
      },
      firstRun: 'First run',
      firstRuns: {
        full: { label: 'Full sync', help: 'Reads everyone and brings them in.' },
        preview: { label: 'Preview', help: 'Shows what a full sync would do. Nobody is brought in yet.' },
        none: { label: 'Not now', help: 'Go to the connector first, for example to edit its mapping.' },
      },
      next: { full: 'Add and start full sync', preview: 'Add and start preview', none: 'Add connector' },
      failed: 'The connector was not added',
      created: (name: string) => `${name} was added`,
    },
  },
};
