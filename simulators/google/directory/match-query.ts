import type { CompanyPerson } from '../../company/company-person.ts';
import { GoogleRefusal, refusals } from '../google-refusals.ts';
import type { JsonObject } from './user-view.ts';
import { aliasesOf } from './workspace.ts';

type Texts = (person: CompanyPerson, view: JsonObject) => readonly string[];

const organization = ({ organizations }: JsonObject): JsonObject =>
  (organizations as readonly JsonObject[] | undefined)?.[0] ?? {};

/** A part of those that Google can search by. */
const searchFields: Readonly<Record<string, Texts>> = {
  email: (person) => [person.email, ...aliasesOf(person)],
  givenName: (person) => [person.givenName],
  familyName: (person) => [person.familyName],
  name: (person) => [person.givenName, person.familyName, person.displayName],
  isSuspended: (_, view) => [String(view['suspended'])],
  orgUnitPath: (_, view) => [String(view['orgUnitPath'])],
  orgDepartment: (_, view) => [String(organization(view)['department'])],
  orgTitle: (_, view) => [String(organization(view)['title'])],
  orgName: (_, view) => [String(organization(view)['name'])],
  manager: (_, view) =>
    ((view['relations'] ?? []) as readonly { readonly value: string }[]).map(({ value }) => value.toLowerCase()),
};

/** Clauses that all hold, separated by spaces: https://developers.google.com/workspace/admin/directory/v1/guides/search-users */
export function matchQuery(query: string | null): (person: CompanyPerson, view: JsonObject) => boolean {
  if (query === null) return () => true;
  const clauses = [...query.matchAll(clause)];
  const rest = query.replaceAll(clause, '').trim();
  if (clauses.length === 0 || rest !== '') throw invalidQuery();
  const tests = clauses.map(([, field = '', operator = '', quoted, plain = '']) =>
    test(textsOf(field), operator, (quoted?.replaceAll("\\'", "'") ?? plain).toLowerCase()),
  );
  return (person, view) => tests.every((holds) => holds(person, view));
}

const clause = /([A-Za-z][\w.]*)([=:])(?:'((?:[^'\\]|\\.)*)'|(\S+))/gu;

function textsOf(field: string): Texts {
  const texts = searchFields[field];
  if (texts !== undefined) return texts;
  const [schema = '', name] = field.split('.');
  if (name === undefined) throw invalidQuery();
  return (_, view) => {
    const value = ((view['customSchemas'] ?? {}) as Record<string, JsonObject | undefined>)[schema]?.[name];
    return typeof value === 'string' ? [value] : [];
  };
}

/** `=` is all of it, `:` a part of it, `:…*` its beginning. */
function test(texts: Texts, operator: string, wanted: string) {
  return (person: CompanyPerson, view: JsonObject): boolean =>
    texts(person, view).some((text) => {
      const found = text.toLowerCase();
      if (operator === '=') return found === wanted;
      return wanted.endsWith('*') ? found.startsWith(wanted.slice(0, -1)) : found.includes(wanted);
    });
}

const invalidQuery = (): GoogleRefusal => new GoogleRefusal(refusals.invalid('query'));
