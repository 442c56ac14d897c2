import { profileFields } from '#contract/mapping.ts';
import type { MappingTarget, ProfileField } from './mapping.ts';

/** Names one value of a person in the flat object that drafts and the directory hold: `field:phone`, `property:Cost centre`. */
export type ValueKey = `field:${ProfileField}` | `property:${string}`;

export function valueKey(target: MappingTarget): ValueKey {
  return target.kind === 'profile' ? `field:${target.name}` : `property:${target.name}`;
}

/** The other way round. Throws for what `valueKey` never made. */
export function parseValueKey(key: string): MappingTarget {
  if (key.startsWith('property:')) return { kind: 'userProperty', name: key.slice('property:'.length) };
  const name = profileFields.find((field) => key === `field:${field}`);
  if (name === undefined) throw new Error(`Not the key of a value: ${key}`);
  return { kind: 'profile', name };
}
