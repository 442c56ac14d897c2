import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { peoplePage } from '../pages/people-page.ts';
import { productPage, type ProductLook } from '../pages/product-page.ts';
import { profileBody, type Fact } from '../pages/profile-body.ts';
import type { Directory, DirectoryUser } from './directory.ts';
import type { OrganizationSettings } from './organization-options.ts';
import { enterpriseSchema } from './user-shape.ts';

interface ShownOrganization {
  readonly settings: OrganizationSettings;
  readonly directory: Directory;
}

const labels: readonly (readonly [string, string])[] = [
  ['title', 'Job title'],
  ['department', 'Department'],
  ['organization', 'Organization'],
  ['nickName', 'Public name'],
  ['timezone', 'Time zone'],
  ['preferredLanguage', 'Language'],
];

/** Everyone with an account in the organization. */
export function listPage({ settings, directory }: ShownOrganization, query: URLSearchParams): SimulatedAnswer {
  const users = directory.users().map((user) => ({ name: nameOf(user), user }));
  const show = ({ name, user }: (typeof users)[number]) => ({
    name,
    line: textOf(user, 'title') ?? String(user.attributes['userName']),
    picture: photoOf(user),
    href: `/people/${user.id}`,
  });
  return peoplePage(lookOf(settings.company.name), { users, show }, query);
}

/** What a person's profile shows to their colleagues. Throws 404 for nobody. */
export function profilePage({ settings, directory }: ShownOrganization, id: string): SimulatedAnswer {
  const user = directory.require(id);
  const { attributes } = user;
  const facts = labels.flatMap(([name, label]): Fact[] => {
    const value = textOf(user, name);
    return value === undefined ? [] : [{ label, value }];
  });
  const phones = valuesOf(attributes['phoneNumbers']).map((value) => ({ label: 'Phone', value }));
  const photo = photoOf(user);
  const account = [
    { label: 'Email', value: String(attributes['userName']), href: `mailto:${String(attributes['userName'])}` },
    {
      label: 'Profile photo',
      value: photo ?? 'No picture yet: Atlassian shows initials.',
      ...(photo !== undefined && { href: photo }),
    },
    ...(attributes['active'] === false ? [{ label: 'Status', value: 'Deactivated' }] : []),
  ];
  const name = nameOf(user);
  const shown = { name, line: textOf(user, 'title') ?? String(attributes['userName']), picture: photo };
  const body = profileBody(shown, [
    { title: 'About', facts: [...facts, ...phones, ...managerOf(user, directory)], whenEmpty: 'Nothing yet.' },
    { title: 'Account', facts: account, whenEmpty: '' },
  ]);
  return productPage(lookOf(settings.company.name), { title: name, body });
}

const lookOf = (owner: string): ProductLook => ({ product: 'Atlassian organization', owner, peopleUrl: '/people' });

const nameOf = ({ attributes }: DirectoryUser): string => String(attributes['displayName']);

export const photoOf = ({ attributes }: DirectoryUser): string | undefined => valuesOf(attributes['photos'])[0];

function textOf({ attributes }: DirectoryUser, name: string): string | undefined {
  const value = attributes[name];
  return typeof value === 'string' ? value : undefined;
}

function managerOf({ attributes }: DirectoryUser, directory: Directory): readonly Fact[] {
  const extension = attributes[enterpriseSchema] as { readonly manager?: { readonly value: string } } | undefined;
  const named = extension?.manager?.value;
  if (named === undefined) return [];
  const manager = directory.find('userName', named) ?? directory.users().find(({ id }) => id === named);
  if (manager === undefined) return [{ label: 'Manager', value: named }];
  return [{ label: 'Manager', value: nameOf(manager), href: `/people/${manager.id}` }];
}

function valuesOf(entries: unknown): readonly string[] {
  return Array.isArray(entries) ? (entries as readonly { readonly value: string }[]).map(({ value }) => value) : [];
}
