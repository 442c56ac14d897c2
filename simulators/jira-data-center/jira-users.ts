import { join } from 'node:path';
import { openPictureShelf } from '../data-center/picture-shelf.ts';
import { openKeptState } from '../edge/kept-state.ts';
import type { JiraOptions } from './jira-options.ts';
import { keptUsers, restoreUser, userToKeep } from './kept-users.ts';

export interface JiraAvatar {
  readonly id: string;
  readonly width: number;
  /** SHA-256 of the picture. */
  readonly digest: string;
  /** Who uploaded it, through the API or on the page. */
  readonly by: 'api' | 'person';
}

export interface JiraUser {
  readonly key: string;
  name: string;
  email: string;
  displayName: string;
  active: boolean;
  deleted: boolean;
  /** Only system administrators may change them. */
  isSystemAdministrator: boolean;
  /** Whatever is written of them fails inside Jira. */
  isBroken: boolean;
  /** Undefined: never chosen, so the default shows. */
  avatarId: string | undefined;
  custom: JiraAvatar[];
  /** `/user/properties`: JSON by key. */
  readonly entityProperties: Map<string, string>;
  /** The property set, with `jira.meta.` and the settings of Jira itself. */
  readonly propertySet: Map<string, string>;
}

export const systemAvatars = ['10122', '10338', '10339', '10340'] as const;

export interface JiraUsers {
  byKey(key: string): JiraUser | undefined;
  byName(name: string): JiraUser | undefined;
  all(): readonly JiraUser[];
  addAvatar(user: JiraUser, picture: Uint8Array, parts: Pick<JiraAvatar, 'width' | 'by'>): JiraAvatar;
  pictureOf(avatar: JiraAvatar): Uint8Array | undefined;
  /** Writes everything to the folder, for the next start. */
  keep(): void;
}

export function openUsers({ company, includes, folder }: JiraOptions): JiraUsers {
  const people = company.people().filter(includes);
  const users = people.map(({ index, login, email, displayName, active }): JiraUser => ({
    key: `JIRAUSER${10_100 + index}`,
    name: (login.split('@')[0] ?? login).toLowerCase(),
    email,
    displayName,
    active,
    deleted: false,
    isSystemAdministrator: false,
    isBroken: false,
    avatarId: undefined,
    custom: [],
    entityProperties: new Map([['onboarding', '{"done":true}']]),
    propertySet: new Map([['jira.user.locale', 'en_UK']]),
  }));
  const byKey = new Map(users.map((user) => [user.key, user]));
  const byName = new Map(users.map((user) => [user.name, user]));
  const shelf = openPictureShelf(folder && join(folder, 'pictures'));
  const state = openKeptState(folder, keptUsers);
  const { users: earlier, lastAvatar } = state.read() ?? { users: {}, lastAvatar: 10_500 };
  for (const user of users) restoreUser(user, earlier[user.key]);
  let nextAvatar = lastAvatar;
  return {
    byKey: (key) => present(byKey.get(key)),
    // A renamed user goes by the new name alone.
    byName: (name) => {
      const lower = name.toLowerCase();
      const quick = byName.get(lower);
      return present(quick?.name === lower ? quick : users.find((user) => user.name === lower));
    },
    all: () => users.filter((user) => !user.deleted),
    addAvatar: (user, picture, parts) => {
      const avatar = {
        id: String((nextAvatar += 1)),
        digest: shelf.put(picture),
        ...parts,
      };
      user.custom.push(avatar);
      return avatar;
    },
    pictureOf: ({ digest }) => shelf.get(digest),
    keep: () =>
      state.write({
        lastAvatar: nextAvatar,
        users: Object.fromEntries(users.map((user) => [user.key, userToKeep(user)])),
      }),
  };
}

/** What somebody uploaded and chose; undefined: Jira's default shows. */
export const avatarOf = ({ custom, avatarId }: JiraUser): JiraAvatar | undefined =>
  custom.find(({ id }) => id === avatarId);

const present = (user: JiraUser | undefined): JiraUser | undefined => (user?.deleted === true ? undefined : user);
