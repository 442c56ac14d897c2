import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { jsonBody, type JiraRequest, type JiraWorld } from './jira-request.ts';
import type { JiraUser } from './jira-users.ts';
import { peopleOf, type CompanionPerson } from '../data-center/companion-people.ts';

/** Enforces `companions/jira-data-center/README.md`. */
const limits = { maxPeople: 100, maxNameLength: 200, maxValueLength: 255 } as const;
const prefix = 'jira.meta.';
const namePattern = /^[\p{L}\p{N}][\p{L}\p{N} _.-]*$/u;

const bad = (message: string): SimulatedAnswer => ({ status: 400, body: { error: message } });
const noEndpoint: SimulatedAnswer = { status: 404, body: { message: 'There is no such endpoint.' } };

export function askCompanion(request: JiraRequest): SimulatedAnswer {
  const { world, arrival } = request;
  if (world.companion === 'absent') return noEndpoint;
  if (!world.administers) return { status: 403, body: { error: 'You are not in a group that may call this.' } };
  if (arrival.method === 'GET') {
    return { status: 200, body: { companion: 'roster-jira-data-center', version: world.companion, ...limits } };
  }
  const asked = jsonBody(request);
  if (!isObject(asked)) return bad('The body must be a JSON object.');
  if (asked['version'] !== world.companion) return bad('The version of the contract is another one.');
  const people = peopleOf(asked['people'], limits.maxPeople);
  if (people === undefined)
    return bad(`“people” must list 1 to ${limits.maxPeople} objects with a “userKey” each, none twice.`);
  return arrival.method === 'PUT' ? write(world, people) : read(world, people, asked['names']);
}

function read({ users }: JiraWorld, people: readonly CompanionPerson[], names: unknown): SimulatedAnswer {
  if (!Array.isArray(names) || !names.every(isName)) return bad('“names” must list names of properties.');
  const view = ({ userKey }: CompanionPerson) => {
    const user = users.byKey(userKey);
    if (user === undefined) return { userKey, status: 'gone' };
    return { userKey, status: 'read', properties: propertiesOf(user, names) };
  };
  return { status: 200, body: { people: people.map(view) } };
}

function write(world: JiraWorld, people: readonly CompanionPerson[]): SimulatedAnswer {
  const edits = people.flatMap(({ userKey, properties }) =>
    isObject(properties) && Object.keys(properties).every(isName) ? [{ userKey, properties }] : [],
  );
  if (edits.length < people.length) return bad('“properties” must be an object of names and texts or null.');
  return {
    status: 200,
    body: { people: edits.map(({ userKey, properties }) => writeOne(world, userKey, properties)) },
  };
}

function writeOne({ users, deafProperty }: JiraWorld, userKey: string, properties: Readonly<Record<string, unknown>>) {
  const user = users.byKey(userKey);
  if (user === undefined) return { userKey, status: 'gone' };
  if (!user.active) return { userKey, status: 'refused', code: 'deactivated', message: 'The user is inactive.' };
  if (user.isBroken) return { userKey, status: 'failed' };
  if (!Object.values(properties).every(isValue)) {
    return {
      userKey,
      status: 'refused',
      code: 'value-not-valid',
      message: 'Values are texts of at most 255 characters, or null.',
    };
  }
  const before = JSON.stringify([...user.propertySet]);
  for (const [name, value] of Object.entries(properties)) {
    if (name === deafProperty) continue;
    if (typeof value === 'string') user.propertySet.set(prefix + name, value);
    else user.propertySet.delete(prefix + name);
  }
  const status = before === JSON.stringify([...user.propertySet]) ? 'alreadySo' : 'applied';
  return { userKey, status, properties: propertiesOf(user, Object.keys(properties)) };
}

const propertiesOf = ({ propertySet }: JiraUser, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, propertySet.get(prefix + name) ?? null]));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isName = (name: unknown): name is string =>
  typeof name === 'string' && name.length <= limits.maxNameLength && namePattern.test(name);

const isValue = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.length > 0 && value.length <= limits.maxValueLength);
