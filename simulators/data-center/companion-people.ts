import { objectIn } from '../edge/json-content.ts';

/** One of the people whom a call to a companion is about. */
export type CompanionPerson = Readonly<Record<string, unknown>> & { readonly userKey: string };

/** Undefined: not a list of 1 to `maxPeople` people, or one of them twice. */
export function peopleOf(given: unknown, maxPeople: number): readonly CompanionPerson[] | undefined {
  if (!Array.isArray(given) || given.length < 1 || given.length > maxPeople) return undefined;
  const people = given.flatMap((one: unknown): CompanionPerson[] => {
    const person = objectIn(one);
    return typeof person?.['userKey'] === 'string' ? [{ ...person, userKey: person['userKey'] }] : [];
  });
  const keys = new Set(people.map(({ userKey }) => userKey));
  return people.length === given.length && keys.size === given.length ? people : undefined;
}
