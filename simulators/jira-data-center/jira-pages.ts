import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { peoplePage } from '../pages/people-page.ts';
import { noSuchPerson, productPage, type ProductLook } from '../pages/product-page.ts';
import { profileBody, type Fact } from '../pages/profile-body.ts';
import type { JiraWorld } from './jira-request.ts';
import { avatarOf, type JiraUser } from './jira-users.ts';

/** Where a real Jira has them. */
const paths = {
  people: '/secure/admin/user/UserBrowser.jspa',
  profile: '/secure/ViewProfile.jspa',
  avatar: '/secure/useravatar',
} as const;
const metaPrefix = 'jira.meta.';

export const peopleUrl = ({ url }: JiraWorld): string => url + paths.people;

export const profileUrl = ({ url }: JiraWorld, name: string): string =>
  `${url}${paths.profile}?name=${encodeURIComponent(name)}`;

export const isPage = ({ path }: Arrival): boolean => Object.values(paths).some((page) => path.endsWith(page));

/** What people see of Jira, as it is held at this moment. Everyone may look. Undefined: no page. */
export function answerPage(world: JiraWorld, { method, path, query }: Arrival): SimulatedAnswer | undefined {
  if (method !== 'GET') return undefined;
  const { contextPath, company } = world.options;
  const look = { product: 'Jira Data Center', owner: company.name, peopleUrl: contextPath + paths.people };
  switch (path.slice(contextPath.length)) {
    case '/':
      return { status: 302, headers: { Location: look.peopleUrl } };
    case paths.people:
      return showPeople(world, look, query);
    case paths.profile:
      return showProfile(world, look, world.users.byName(query.get('name') ?? ''));
    case paths.avatar:
      return showAvatar(world, world.users.byName(query.get('ownerId') ?? ''));
    default:
      return undefined;
  }
}

function showPeople(world: JiraWorld, look: ProductLook, query: URLSearchParams): SimulatedAnswer {
  const users = world.users.all().map((user) => ({ ...user, login: user.name, name: user.displayName }));
  const show = (user: (typeof users)[number]) => ({
    name: user.name,
    line: user.active ? user.email : 'Inactive',
    picture: pictureOf(world, { ...user, name: user.login }),
    href: profileUrl(world, user.login),
  });
  return peoplePage(look, { users, show }, query);
}

function showProfile(world: JiraWorld, look: ProductLook, user: JiraUser | undefined): SimulatedAnswer {
  if (user === undefined) return noSuchPerson(look);
  const { name, email, displayName, active } = user;
  const properties = [...user.propertySet]
    .sort()
    .flatMap(([key, value]): Fact[] =>
      key.startsWith(metaPrefix) ? [{ label: key.slice(metaPrefix.length), value }] : [],
    );
  const entities = [...user.entityProperties].map(([label, value]): Fact => ({ label, value }));
  const details = [
    { label: 'Username', value: name },
    { label: 'Full name', value: displayName },
    { label: 'Email', value: email, href: `mailto:${email}` },
    { label: 'Avatar', value: avatarLine(user) },
    ...(active ? [] : [{ label: 'Status', value: 'Inactive' }]),
  ];
  const shown = { name: displayName, line: `${name} · ${email}`, picture: pictureOf(world, user) };
  const body = profileBody(shown, [
    { title: 'Details', facts: details, whenEmpty: '' },
    { title: 'User properties', facts: properties, whenEmpty: 'No user properties yet.' },
    {
      title: 'Properties of the REST API, which Jira itself shows nowhere',
      facts: entities,
      whenEmpty: 'None.',
    },
  ]);
  return productPage(look, { title: displayName, body });
}

function avatarLine(user: JiraUser): string {
  const avatar = avatarOf(user);
  if (avatar === undefined) return 'No picture yet: Jira shows its default.';
  const by = avatar.by === 'api' ? 'Uploaded through the REST API' : 'Uploaded by the person';
  return `${by}, ${avatar.width} × ${avatar.width} pixels (no. ${avatar.id})`;
}

function pictureOf({ url }: JiraWorld, user: JiraUser): string | undefined {
  const avatar = avatarOf(user);
  return avatar && `${url}${paths.avatar}?ownerId=${encodeURIComponent(user.name)}&avatarId=${avatar.id}`;
}

function showAvatar({ users }: JiraWorld, user: JiraUser | undefined): SimulatedAnswer {
  const avatar = user && avatarOf(user);
  const picture = avatar && users.pictureOf(avatar);
  return picture ? { status: 200, headers: { 'Content-Type': 'image/jpeg' }, body: picture } : { status: 404 };
}
