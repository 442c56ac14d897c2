import { profileFields } from '#contract/mapping.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { fieldLabels } from '../../../texts/words.ts';
import type { Choice } from '../../../ui/forms/select-field.tsx';

const texts = targetsTexts.content.fields;
const property = 'property:';

const fieldChoices: readonly Choice<string>[] = profileFields
  .filter((field) => field !== 'manager')
  .map((field) => ({ value: `field:${field}`, label: fieldLabels[field] }));

/** Profile fields, and the user properties that connectors fill, in groups. */
export function valueGroups(propertyNames: readonly string[]) {
  const properties = propertyNames.map((name) => propertyChoice(name));
  return [
    { label: texts.profile, options: fieldChoices },
    ...(properties.length === 0 ? [] : [{ label: texts.properties, options: properties }]),
  ];
}

function propertyChoice(name: string): Choice<string> {
  return { value: property + name, label: name };
}

/** Offered for a name that is typed. */
export function newPropertyChoice(typed: string): Choice<string> {
  return { ...propertyChoice(typed.trim()), label: texts.newProperty(typed.trim()) };
}

/** How a value of a person is called: `field:phone` → Phone, `property:Cost centre` → Cost centre. */
export function choiceOf(key: string): Choice<string> | null {
  if (key === '') return null;
  if (key.startsWith(property)) return propertyChoice(key.slice(property.length));
  return fieldChoices.find(({ value }) => value === key) ?? { value: key, label: key };
}
