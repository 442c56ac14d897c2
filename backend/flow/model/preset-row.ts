import type { MappingRow, MappingSource, ProfileField, Transform } from './mapping.ts';

/** A row of a preset, as most are: trimmed, and empty where the provider has nothing. */
export function presetRow(name: ProfileField, source: MappingSource): MappingRow {
  return { target: { kind: 'profile', name }, source, transforms: [{ kind: 'trim' }], whenEmpty: { do: 'clear' } };
}

export function attribute(path: string): MappingSource {
  return { kind: 'attribute', path };
}

/** A row of the first path that has something. Name and e-mail address stay when none has: nobody is to lose them. */
export function presetRowOf(
  name: ProfileField,
  paths: readonly string[],
  transforms: readonly Transform[] = [],
): MappingRow {
  const [path = ''] = paths;
  return {
    target: { kind: 'profile', name },
    source: paths.length > 1 ? { kind: 'firstOf', paths: [...paths] } : attribute(path),
    transforms: [...transforms],
    whenEmpty: { do: name === 'displayName' || name === 'email' ? 'keep' : 'clear' },
  };
}
