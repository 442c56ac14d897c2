import { z } from 'zod';
import type { CompanyPerson } from '../company/company-person.ts';
import { seededUuid } from '../company/seeded-random.ts';
import { openKeptState } from '../edge/kept-state.ts';
import type { OrganizationSettings } from './organization-options.ts';
import { ScimError } from './scim-error.ts';
import { atlassianSchema, coreSchema, enterpriseSchema } from './user-shape.ts';

export interface DirectoryUser {
  readonly id: string;
  readonly accountId: string;
  /** By the names of a PATCH; extensions under their URI. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly changes: number;
}

export interface Directory {
  users(): readonly DirectoryUser[];
  /** Throws 404. */
  require(id: string): DirectoryUser;
  find(key: 'userName' | 'externalId', value: string): DirectoryUser | undefined;
  put(user: DirectoryUser): DirectoryUser;
  /** Throws 409 when somebody has the user name, and 400 for an address of a domain that is not verified. */
  create(attributes: DirectoryUser['attributes']): DirectoryUser;
  delete(id: string): void;
  /** Writes everything to the folder, for the next start. */
  keep(): void;
}

const keptDirectory = z.object({
  created: z.number(),
  users: z.array(
    z.object({
      id: z.string(),
      accountId: z.string(),
      attributes: z.record(z.string(), z.unknown()),
      changes: z.number(),
    }),
  ),
});

export function openDirectory({ company, includes, verifiedDomains, folder }: OrganizationSettings): Directory {
  const users = new Map<string, DirectoryUser>();
  const idsByName = new Map<string, string>();
  const domains = new Set([company.domain, ...verifiedDomains]);
  const state = openKeptState(folder, keptDirectory);
  const earlier = state.read();
  let created = earlier?.created ?? 0;

  const put = (user: DirectoryUser): DirectoryUser => {
    const kept = { ...user, changes: user.changes + 1 };
    users.set(user.id, kept);
    idsByName.set(nameOf(user), user.id);
    return kept;
  };
  const find: Directory['find'] = (key, value) => {
    if (key === 'userName') return users.get(idsByName.get(value.toLowerCase()) ?? '');
    return [...users.values()].find(({ attributes }) => attributes['externalId'] === value);
  };
  for (const person of company.people()) if (!person.guest && includes(person)) put(userOf(company.name, person));
  for (const user of earlier?.users ?? []) put({ ...user, changes: user.changes - 1 });

  return {
    users: () => [...users.values()],
    require: (id) => {
      const user = users.get(id);
      if (user === undefined) throw new ScimError(404, 'There is no such user.');
      return user;
    },
    find,
    put,
    create: (attributes) => {
      const user = {
        id: seededUuid('created', String((created += 1))),
        accountId: `712020:created-${created}`,
        attributes,
        changes: 0,
      };
      if (find('userName', nameOf(user)) !== undefined) throw new ScimError(409, 'The user exists.', 'uniqueness');
      const domain = primaryEmail(user)?.split('@').at(-1) ?? '';
      if (!domains.has(domain)) throw new ScimError(400, 'The domain is not verified.', 'invalidValue');
      return put(user);
    },
    delete: (id) => {
      const user = users.get(id);
      if (user === undefined) throw new ScimError(404, 'There is no such user.');
      users.delete(id);
      idsByName.delete(nameOf(user));
    },
    keep: () => state.write({ created, users: [...users.values()] }),
  };
}

/** As it goes over the wire. */
export function userView({ id, accountId, attributes, changes }: DirectoryUser): Record<string, unknown> {
  return {
    schemas: [coreSchema, enterpriseSchema, atlassianSchema],
    id,
    ...attributes,
    groups: [],
    [atlassianSchema]: { atlassianAccountId: accountId },
    meta: { resourceType: 'User', version: String(changes) },
  };
}

const nameOf = ({ attributes }: Pick<DirectoryUser, 'attributes'>): string =>
  String(attributes['userName']).toLowerCase();

function primaryEmail({ attributes }: Pick<DirectoryUser, 'attributes'>): string | undefined {
  const emails: unknown = attributes['emails'];
  const [first] = Array.isArray(emails) ? (emails as readonly { readonly value?: string }[]) : [];
  return first?.value?.toLowerCase();
}

/** Someone who has an account, of whom nothing is known yet but who they are. */
function userOf(companyName: string, person: CompanyPerson): DirectoryUser {
  return {
    id: seededUuid('atlassian-user', companyName, person.id),
    accountId: `712020:${seededUuid('atlassian-account', companyName, person.id)}`,
    attributes: {
      userName: person.login,
      externalId: person.id,
      name: { givenName: person.givenName, familyName: person.familyName },
      displayName: person.displayName,
      emails: [{ value: person.email, type: 'work', primary: true }],
      active: person.active,
    },
    changes: 0,
  };
}
