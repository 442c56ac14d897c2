import { isDeepStrictEqual } from 'node:util';
import { differingNames } from '../connectors/changed-names.ts';
import type { StoredTarget } from './target-store.ts';

const whole = ['name', 'enabled', 'fields', 'manager', 'removal', 'automatic'] as const;
const byField = ['settings', 'people', 'pictures', 'matching', 'drift'] as const;

/** Which settings differ, by name (`settings.url`, `pictures.send`); a secret by its name alone. */
export function changedNames(before: StoredTarget, after: StoredTarget): readonly string[] {
  return [
    ...whole.filter((name) => !isDeepStrictEqual(before[name], after[name])),
    ...byField.flatMap((name) => differingNames(before[name], after[name]).map((field) => `${name}.${field}`)),
    ...differingNames(before.secrets, after.secrets).map((field) => `settings.${field}`),
  ];
}
