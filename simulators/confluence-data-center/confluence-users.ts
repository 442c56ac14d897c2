import { join } from 'node:path';
import { openPictureShelf } from '../data-center/picture-shelf.ts';
import { openKeptState } from '../edge/kept-state.ts';
import type { ConfluenceOptions } from './confluence-options.ts';
import { keptUsers, restoreUser, userToKeep } from './kept-users.ts';

export interface ConfluencePicture {
  /** An attachment of the person's space; its version goes up. */
  readonly version: number;
  readonly width: number;
  /** SHA-256 of the picture. */
  readonly digest: string;
}

export interface ConfluenceUser {
  readonly userKey: string;
  username: string;
  email: string;
  readonly displayName: string;
  active: boolean;
  deleted: boolean;
  /** Only system administrators may change them. */
  isSystemAdministrator: boolean;
  /** Whatever is written of them fails inside Confluence. */
  isBroken: boolean;
  /** Undefined: the default. */
  picture: ConfluencePicture | undefined;
  /** How many pictures they ever had. */
  pictures: number;
  /** What `UserDetailsManager` holds, by its keys. */
  readonly details: Map<string, string>;
}

export interface ConfluenceUsers {
  byKey(userKey: string): ConfluenceUser | undefined;
  byName(username: string): ConfluenceUser | undefined;
  all(): readonly ConfluenceUser[];
  /** The same picture again is no new version. */
  givePicture(user: ConfluenceUser, picture: Uint8Array, width: number): void;
  pictureOf(user: ConfluenceUser): Uint8Array | undefined;
  /** Writes everything to the folder, for the next start. */
  keep(): void;
}

export const userKeyAt = (index: number): string => `8a7f808b${index.toString(16).padStart(24, '0')}`;

export function openUsers({ company, includes, folder }: ConfluenceOptions): ConfluenceUsers {
  const people = company.people().filter(includes);
  const users = people.map(({ index, login, email, displayName, active }): ConfluenceUser => ({
    userKey: userKeyAt(index),
    username: (login.split('@')[0] ?? login).toLowerCase(),
    email,
    displayName,
    active,
    deleted: false,
    isSystemAdministrator: false,
    isBroken: false,
    picture: undefined,
    pictures: 0,
    details: new Map([['aboutMe', 'Likes birds.']]),
  }));
  const shelf = openPictureShelf(folder && join(folder, 'pictures'));
  const state = openKeptState(folder, keptUsers);
  const earlier = state.read() ?? {};
  for (const user of users) restoreUser(user, earlier[user.userKey]);
  const byKey = new Map(users.map((user) => [user.userKey, user]));
  const byName = new Map(users.map((user) => [user.username, user]));
  return {
    byKey: (userKey) => byKey.get(userKey),
    byName: (username) => {
      const lower = username.toLowerCase();
      const quick = byName.get(lower);
      // A renamed user goes by the new name alone.
      const found = quick?.username === lower ? quick : users.find((user) => user.username === lower);
      return found?.deleted === true ? undefined : found;
    },
    all: () => users.filter(({ deleted }) => !deleted),
    givePicture: (user, picture, width) => {
      const digest = shelf.put(picture);
      if (user.picture?.digest === digest) return;
      user.pictures += 1;
      user.picture = { version: user.pictures, width, digest };
    },
    pictureOf: ({ picture }) => picture && shelf.get(picture.digest),
    keep: () => state.write(Object.fromEntries(users.map((user) => [user.userKey, userToKeep(user)]))),
  };
}
