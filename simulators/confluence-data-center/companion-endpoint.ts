import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { jpegSize } from '../data-center/jpeg-size.ts';
import { jsonBody, type ConfluenceRequest, type ConfluenceWorld } from './confluence-request.ts';
import type { ConfluenceUser } from './confluence-users.ts';
import { peopleOf, type CompanionPerson } from '../data-center/companion-people.ts';

/** Enforces `companions/confluence-data-center/README.md`. */
const limits = { maxPeople: 100, maxValueLength: 255 } as const;
const maxPictureBytes = 1_000_000;
const detailNames = ['phone', 'im', 'website', 'position', 'department', 'location'] as const;

const bad = (message: string): SimulatedAnswer => ({ status: 400, body: { error: message } });

export function askCompanion(request: ConfluenceRequest): SimulatedAnswer {
  const { world, arrival, isKnown } = request;
  if (world.companion === 'absent') return { status: 404, body: { message: 'There is no such endpoint.' } };
  if (!isKnown || !world.administers)
    return { status: 403, body: { error: 'You are not in a group that may call this.' } };
  if (arrival.method === 'GET') {
    return { status: 200, body: { companion: 'roster-confluence-data-center', version: world.companion, ...limits } };
  }
  const asked = jsonBody(request);
  if (!isObject(asked)) return bad('The body must be a JSON object.');
  if (asked['version'] !== world.companion) return bad('The version of the contract is another one.');
  const isSearch = arrival.method === 'POST' && asked['emails'] !== undefined;
  if (isSearch) return find(world, asked['emails']);
  const people = peopleOf(asked['people'], limits.maxPeople);
  if (people === undefined)
    return bad(`“people” must list 1 to ${limits.maxPeople} objects with a “userKey” each, none twice.`);
  return arrival.method === 'PUT' ? write(world, people) : read(world, people);
}

function find({ users }: ConfluenceWorld, emails: unknown): SimulatedAnswer {
  const isList = Array.isArray(emails) && emails.length >= 1 && emails.length <= limits.maxPeople;
  if (!isList || !emails.every((email) => typeof email === 'string' && email !== '')) {
    return bad(`“emails” must list 1 to ${limits.maxPeople} addresses.`);
  }
  const keysOf = (email: string): string[] => {
    const same = users.all().filter((user) => user.email.toLowerCase() === email.toLowerCase());
    const active = same.filter((user) => user.active);
    return (active.length > 0 ? active : same).map(({ userKey }) => userKey);
  };
  return { status: 200, body: { users: emails.map((email: string) => ({ email, userKeys: keysOf(email) })) } };
}

function read({ users }: ConfluenceWorld, people: readonly CompanionPerson[]): SimulatedAnswer {
  const view = ({ userKey }: CompanionPerson) => {
    const user = users.byKey(userKey);
    if (user === undefined || user.deleted) return { userKey, status: 'gone' };
    return { userKey, status: 'read', details: detailsOf(user) };
  };
  return { status: 200, body: { people: people.map(view) } };
}

function write(world: ConfluenceWorld, people: readonly CompanionPerson[]): SimulatedAnswer {
  if (!people.every(isEdit)) return bad('“details” must hold known fields alone, and “picture” a JPEG or null.');
  return { status: 200, body: { people: people.map((person) => writeOne(world, person)) } };
}

function isEdit({ details, picture }: CompanionPerson): boolean {
  const hasDetails = details === undefined || (isObject(details) && Object.keys(details).every(isName));
  const hasPicture =
    picture === undefined ||
    picture === null ||
    (isObject(picture) && picture['mimeType'] === 'image/jpeg' && typeof picture['base64'] === 'string');
  return hasDetails && hasPicture;
}

function writeOne({ users, deafDetail }: ConfluenceWorld, { userKey, details, picture }: CompanionPerson) {
  const user = users.byKey(userKey);
  if (user === undefined || user.deleted) return { userKey, status: 'gone' };
  if (!user.active) return refused(userKey, 'deactivated', 'The user is disabled.');
  if (user.isBroken) return { userKey, status: 'failed' };
  const edits = isObject(details) ? Object.entries(details) : [];
  if (!edits.every(([, value]) => isValue(value))) {
    return refused(userKey, 'value-not-valid', 'Values are texts of at most 255 characters, or null.');
  }
  const base64 = isObject(picture) && typeof picture['base64'] === 'string' ? picture['base64'] : undefined;
  const bytes = base64 === undefined ? undefined : Buffer.from(base64, 'base64');
  const size = bytes && jpegSize(bytes);
  if (bytes && (size === undefined || bytes.length > maxPictureBytes)) {
    return refused(userKey, 'picture-not-usable', 'The picture is not a JPEG of at most 1 MB.');
  }
  const before = stateOf(user);
  for (const [name, value] of edits) {
    if (name === deafDetail) continue;
    if (typeof value === 'string') user.details.set(name, value);
    else user.details.delete(name);
  }
  if (bytes && size) users.givePicture(user, bytes, size.width);
  else if (picture === null) user.picture = undefined;
  return { userKey, status: before === stateOf(user) ? 'alreadySo' : 'applied', details: detailsOf(user) };
}

const refused = (userKey: string, code: string, message: string) => ({ userKey, status: 'refused', code, message });

const stateOf = ({ details, picture }: ConfluenceUser): string => JSON.stringify([[...details].sort(), picture]);

const detailsOf = ({ details }: ConfluenceUser) =>
  Object.fromEntries(detailNames.map((name) => [name, details.get(name) ?? null]));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isName = (name: string): boolean => detailNames.some((known) => known === name);

const isValue = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.length > 0 && value.length <= limits.maxValueLength);
