import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../texts/targets.ts';

const texts = targetsTexts.pushPage.values;
const others: Readonly<Record<string, string>> = {
  picture: texts.picture,
  manager: texts.manager,
  active: texts.active,
};

/** What a field of a target is called; a property by its own name. */
export function fieldLabel(kind: TargetKind | undefined, name: string): string {
  const known = kind?.capabilities.fields.find((field) => field.name === name);
  return known?.label ?? others[name] ?? name;
}
