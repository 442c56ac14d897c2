import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { peoplePage } from '../pages/people-page.ts';
import { noSuchPerson, productPage, type ProductLook } from '../pages/product-page.ts';
import { profileBody, type Fact } from '../pages/profile-body.ts';
import type { ConfluenceWorld } from './confluence-request.ts';
import { userKeyAt, type ConfluenceUser } from './confluence-users.ts';

/** Where a real Confluence has them. */
const people = '/browsepeople.action';
const pages = {
  profile: /\/display\/~([^/]+)$/,
  picture: /\/download\/attachments\/(\d+)\/user-avatar$/,
} as const;

/** As the profile of a real Confluence names them, in its order. */
const labels: readonly (readonly [string, string])[] = [
  ['phone', 'Phone'],
  ['im', 'IM'],
  ['website', 'Website'],
  ['position', 'Position'],
  ['department', 'Department'],
  ['location', 'Location'],
];

export const peoplePath = ({ options }: ConfluenceWorld): string => options.contextPath + people;

export const profilePath = ({ options }: ConfluenceWorld, username: string): string =>
  `${options.contextPath}/display/~${encodeURIComponent(username)}`;

/** Its path is also the state of the picture in the REST API. */
export const picturePath = ({ options }: ConfluenceWorld, { userKey, picture }: ConfluenceUser): string | undefined =>
  picture &&
  `${options.contextPath}/download/attachments/${Number.parseInt(userKey.slice(-6), 16)}/user-avatar?version=${picture.version}&api=v2`;

export const isPage = ({ path }: Arrival): boolean =>
  path.endsWith(people) || Object.values(pages).some((pattern) => pattern.test(path));

/** What people see of Confluence, as it is held at this moment. Everyone may look. Undefined: no page. */
export function answerPage(world: ConfluenceWorld, { method, path, query }: Arrival): SimulatedAnswer | undefined {
  if (method !== 'GET') return undefined;
  const { contextPath, company } = world.options;
  const look = { product: 'Confluence Data Center', owner: company.name, peopleUrl: peoplePath(world) };
  const place = path.slice(contextPath.length);
  if (place === '/') return { status: 302, headers: { Location: look.peopleUrl } };
  if (place === people) return showPeople(world, look, query);
  const username = pages.profile.exec(place)?.[1];
  if (username !== undefined) return showProfile(world, look, world.users.byName(decodeURIComponent(username)));
  const attachment = pages.picture.exec(place)?.[1];
  return attachment === undefined ? undefined : showPicture(world, Number(attachment));
}

function showPeople(world: ConfluenceWorld, look: ProductLook, query: URLSearchParams): SimulatedAnswer {
  const users = world.users.all().map((user) => ({ name: user.displayName, user }));
  const show = ({ name, user }: (typeof users)[number]) => ({
    name,
    line: lineOf(user),
    picture: picturePath(world, user),
    href: profilePath(world, user.username),
  });
  return peoplePage(look, { users, show }, query);
}

function showProfile(world: ConfluenceWorld, look: ProductLook, user: ConfluenceUser | undefined): SimulatedAnswer {
  if (user === undefined) return noSuchPerson(look);
  const { username, email, displayName, active, picture, details } = user;
  const facts = labels.flatMap(([key, label]): Fact[] => {
    const value = details.get(key);
    return value === undefined ? [] : [{ label, value }];
  });
  const personal = [
    { label: 'Full name', value: displayName },
    { label: 'Username', value: username },
    { label: 'Email', value: email, href: `mailto:${email}` },
    {
      label: 'Profile picture',
      value: picture
        ? `Version ${picture.version}, ${picture.width} × ${picture.width} pixels`
        : 'No picture yet: Confluence shows its default.',
    },
    ...(active ? [] : [{ label: 'Status', value: 'Disabled' }]),
  ];
  const about = details.get('aboutMe');
  const shown = { name: displayName, line: lineOf(user), picture: picturePath(world, user) };
  const body = profileBody(shown, [
    { title: 'Profile', facts: personal, whenEmpty: '' },
    { title: 'Contact and position', facts, whenEmpty: 'Nothing yet.' },
    ...(about === undefined ? [] : [{ title: 'About me', facts: [], whenEmpty: about }]),
  ]);
  return productPage(look, { title: displayName, body });
}

const lineOf = ({ active, details, email }: ConfluenceUser): string =>
  active ? (details.get('position') ?? email) : 'Disabled';

function showPicture({ users }: ConfluenceWorld, attachment: number): SimulatedAnswer {
  const user = users.byKey(userKeyAt(attachment));
  const picture = user && users.pictureOf(user);
  return picture ? { status: 200, headers: { 'Content-Type': 'image/jpeg' }, body: picture } : { status: 404 };
}
