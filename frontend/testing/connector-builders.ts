import type { Attribute, CheckResult, Explanation, SourceKind } from '#contract/connectors.ts';
import type { MappingRow } from '#contract/mapping.ts';
import { anId } from './builders.ts';

/** A row of a mapping: an attribute into a profile field, unless told otherwise. */
export function aMappingRow(over: Partial<MappingRow> = {}): MappingRow {
  return {
    target: { kind: 'profile', name: 'phone' },
    source: { kind: 'attribute', path: 'telephoneNumber' },
    transforms: [],
    whenEmpty: { do: 'clear' },
    ...over,
  };
}

export function aSourceKind(over: Partial<SourceKind> = {}): SourceKind {
  return {
    kind: 'ldap',
    label: 'LDAP',
    description: 'People of a directory server.',
    capabilities: {
      changes: true,
      groups: true,
      manager: true,
      pictures: true,
      pictureCost: 'One search each.',
      pictureRequests: { perPerson: 1, perChangedPicture: 0 },
    },
    guide: {
      steps: [{ text: 'Open the cabinet.' }, { text: 'Make a key.', copy: 'roster-key' }],
      permissions: [{ name: 'Cabinet.Read', for: 'people', optional: false }],
      documentation: 'https://paper.example/cabinets',
    },
    settingsSchema: {
      type: 'object',
      properties: {
        baseDn: { type: 'string', title: 'Base DN' },
        bindPassword: { type: 'string', title: 'Password', writeOnly: true },
      },
      required: ['baseDn'],
    },
    presets: [{ id: 'usual', label: 'Usual', rows: [aMappingRow()] }],
    ...over,
  };
}

export function aCheckResult(over: Partial<CheckResult> = {}): CheckResult {
  return { ok: true, findings: [{ status: 'works', subject: 'Sign in', message: 'Signed in.' }], ...over };
}

export function anAttribute(path: string, over: Partial<Attribute> = {}): Attribute {
  return { path, samples: [`${path} of someone`], present: 10, ...over };
}

/** What rows make of a person with these attributes; only attributes are followed, which is enough for pages. */
export function anExplanation(
  rows: readonly MappingRow[],
  { attributes = {}, ...over }: Partial<Explanation> & { readonly attributes?: Readonly<Record<string, string>> } = {},
): Explanation {
  return {
    sourceId: 'ann',
    label: 'Ann Berg',
    personId: anId(1),
    inScope: true,
    because: 'Everyone is in scope.',
    rows: rows.map(({ source, transforms }) => {
      const value = source.kind === 'attribute' ? (attributes[source.path] ?? null) : null;
      const steps = transforms.map(() => value);
      return { found: value, steps, outcome: value === null ? 'cleared' : 'value', value };
    }),
    problems: [],
    attributes,
    ...over,
  };
}
