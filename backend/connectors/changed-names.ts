import { isDeepStrictEqual } from 'node:util';
import type { StoredConnector } from './connector-store.ts';

const whole = ['name', 'enabled', 'mappings', 'priority'] as const;
const byField = ['settings', 'scope', 'pictures', 'schedule', 'safety', 'matching', 'fieldPriorities'] as const;

/** Which settings differ, by name (`settings.urls`, `pictures.policy`); a secret by its name alone. */
export function changedNames(before: StoredConnector, after: StoredConnector): readonly string[] {
  return [
    ...whole.filter((name) => !isDeepStrictEqual(before[name], after[name])),
    ...byField.flatMap((name) => differingNames(before[name], after[name]).map((field) => `${name}.${field}`)),
    ...differingNames(before.secrets, after.secrets).map((field) => `settings.${field}`),
  ];
}

/** Names whose values are not the same on both sides. */
export function differingNames(before: object = {}, after: object = {}): string[] {
  const [old, young] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const names = new Set([...old.keys(), ...young.keys()]);
  return [...names].filter((name) => !isDeepStrictEqual(old.get(name), young.get(name)));
}
