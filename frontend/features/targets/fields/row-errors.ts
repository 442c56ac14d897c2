import { valueKey, type TargetFieldRow, type TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import type { FieldErrors } from '../../../ui/forms/field-errors.ts';

const texts = targetsTexts.content.fields;

/** What is wrong with rows before the server is asked, by path: `fields.0.to`. */
export function rowErrors(rows: readonly TargetFieldRow[], kind: TargetKind | undefined): FieldErrors {
  return Object.fromEntries(
    rows.flatMap(({ to, from }, index) => {
      const path = `fields.${String(index)}`;
      const isTwice = rows.findIndex((row) => row.to === to) < index;
      const name = isTwice && to !== '' ? texts.twice(to) : nameError(to, kind);
      const hasValue = valueKey.safeParse(from).success;
      return [
        ...(name === undefined ? [] : [[`${path}.to`, name] as const]),
        ...(hasValue ? [] : [[`${path}.from`, texts.valueMissing] as const]),
      ];
    }),
  );
}

function nameError(name: string, kind: TargetKind | undefined): string | undefined {
  if (name.trim() === '') return texts.nameMissing;
  if (kind === undefined || kind.capabilities.fields.some((field) => field.name === name)) return undefined;
  const { properties } = kind.capabilities;
  if (properties === null) return texts.unknown(name);
  if (name.length > properties.maxNameLength) return texts.tooLong(properties.maxNameLength);
  const { namePattern } = properties;
  const fits = namePattern === undefined || new RegExp(`^(?:${namePattern.source})$`, 'u').test(name);
  return fits ? undefined : namePattern.message;
}
