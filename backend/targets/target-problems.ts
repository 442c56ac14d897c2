import type { FieldProblem } from '../errors/app-error.ts';
import type { Target, TargetCapabilities } from '../flow/targets/target.ts';
import type { TargetFields } from './target-store.ts';

type Choices = Pick<TargetFields, 'fields' | 'manager' | 'pictures' | 'matching' | 'removal'>;

/** What the kind of target cannot do as an admin would have it; empty when it can be kept. */
export function targetProblems({ label, capabilities }: Target, choices: Choices): readonly FieldProblem[] {
  const { manager, pictures, matching, removal } = choices;
  const cannot = (path: string, message: string): FieldProblem => ({ path, message });
  return [
    ...choices.fields.flatMap(({ to }, index) => {
      const message = nameProblem(capabilities, label, to);
      return message === undefined ? [] : [cannot(`fields.${index}.to`, message)];
    }),
    ...(manager && !capabilities.manager ? [cannot('manager', `${label} takes no managers.`)] : []),
    ...(pictures.send && capabilities.picture === 'none'
      ? [cannot('pictures.send', `${label} takes no pictures.`)]
      : []),
    ...(capabilities.matching.some(({ key }) => key === matching.by)
      ? []
      : [cannot('matching.by', `${label} finds nobody by “${matching.by}”.`)]),
    ...(removal === 'leave' || capabilities.removal.includes(removal)
      ? []
      : [cannot('removal', `${label} cannot do this. Choose to leave people as they are.`)]),
  ];
}

function nameProblem({ fields, properties }: TargetCapabilities, label: string, name: string): string | undefined {
  if (fields.some((field) => field.name === name)) return undefined;
  if (!properties) return `${label} has no field “${name}”.`;
  if (name.length > properties.maxNameLength) return `At most ${properties.maxNameLength} characters.`;
  const { namePattern } = properties;
  const fits = namePattern === undefined || new RegExp(`^(?:${namePattern.source})$`, 'u').test(name);
  return fits ? undefined : namePattern.message;
}

/** What a new target does unless told otherwise: all that its kind usually takes, and nothing that takes away. */
export function usualChoices({ capabilities }: Target): Choices {
  const [matching] = capabilities.matching;
  if (!matching) throw new Error('A kind of target has no matching key.');
  return {
    fields: capabilities.fields.flatMap(({ name, usualFrom }) =>
      usualFrom === undefined ? [] : [{ to: name, from: usualFrom, whenEmpty: 'clear' as const }],
    ),
    manager: capabilities.manager,
    pictures: { send: capabilities.picture !== 'none', whenMissing: 'keep' },
    matching: { by: matching.key, from: matching.usualFrom },
    removal: 'leave',
  };
}
