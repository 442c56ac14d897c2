import { z } from 'zod';

/** The fields that a profile has. `manager` holds a reference to a person, everything else is text. */
export const profileFields = [
  'displayName',
  'email',
  'phone',
  'mobile',
  'jobTitle',
  'department',
  'organization',
  'location',
  'manager',
  'website',
  'im',
  'timezone',
  'locale',
  'about',
] as const;

export const profileField = z.enum(profileFields);
export type ProfileField = z.infer<typeof profileField>;

const attributePath = z.string().trim().min(1, 'Choose or type a source attribute.').max(500);

export const mappingTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('profile'), name: profileField }),
  z.object({
    kind: z.literal('userProperty'),
    name: z.string().trim().min(1, 'Give the user property a name.').max(200, 'At most 200 characters.'),
  }),
]);
export type MappingTarget = z.infer<typeof mappingTarget>;

/** Where a value comes from. Paths are checked for syntax when the mapping is compiled, not here. */
export const mappingSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attribute'), path: attributePath }),
  z.object({ kind: z.literal('firstOf'), paths: z.array(attributePath).min(1).max(20) }),
  z.object({ kind: z.literal('constant'), value: z.string().max(5000) }),
  z.object({ kind: z.literal('template'), template: z.string().min(1).max(2000) }),
  z.object({ kind: z.literal('expression'), expression: z.string().min(1).max(5000) }),
]);
export type MappingSource = z.infer<typeof mappingSource>;

export const transform = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('trim') }),
  z.object({ kind: z.literal('lower') }),
  z.object({ kind: z.literal('upper') }),
  z.object({ kind: z.literal('title') }),
  z.object({ kind: z.literal('stripEmailDomain') }),
  z.object({ kind: z.literal('guestAddress') }),
  z.object({
    kind: z.literal('replace'),
    pattern: z.string().min(1).max(500),
    replacement: z.string().max(500),
    ignoreCase: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('split'), separator: z.string().min(1).max(20), index: z.int().min(-50).max(50) }),
  z.object({ kind: z.literal('join'), separator: z.string().max(20) }),
  z.object({ kind: z.literal('first') }),
  z.object({ kind: z.literal('prefix'), text: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('suffix'), text: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('date'), format: z.string().min(1).max(50) }),
  z.object({ kind: z.literal('removeDiacritics') }),
]);
export type Transform = z.infer<typeof transform>;

export const whenEmpty = z.discriminatedUnion('do', [
  z.object({ do: z.literal('clear') }),
  z.object({ do: z.literal('keep') }),
  z.object({ do: z.literal('default'), value: z.string().min(1, 'Give the default value.').max(5000) }),
]);
export type WhenEmpty = z.infer<typeof whenEmpty>;

/** One row of a connector's attribute mapping. */
export const mappingRow = z.object({
  target: mappingTarget,
  source: mappingSource,
  transforms: z.array(transform).max(20),
  whenEmpty,
});
export type MappingRow = z.infer<typeof mappingRow>;

/** A whole attribute mapping, in order. No two rows fill the same target. */
export const mapping = z
  .array(mappingRow)
  .max(500)
  .check((context) => {
    const seen = new Set<string>();
    context.value.forEach((row, index) => {
      const key = `${row.target.kind}:${row.target.name}`;
      if (seen.has(key)) {
        context.issues.push({
          code: 'custom',
          input: row,
          path: [index, 'target', 'name'],
          message: `“${row.target.name}” is filled by an earlier row. Use “first of” to try several attributes.`,
        });
      }
      seen.add(key);
    });
  });
export type Mapping = z.infer<typeof mapping>;

/** A ready-made mapping that a source offers when a connector is created. */
export interface MappingPreset {
  readonly id: string;
  readonly label: string;
  readonly rows: Mapping;
}
