import { ldifEntry, type LdifValues } from './ldif.ts';
import { peopleDn } from './slapd.ts';

export interface LdifPerson {
  readonly uid: string;
  /** Beside or instead of what everyone has. */
  readonly attributes?: LdifValues;
  readonly parent?: string;
}

export const dnOf = (uid: string, parent = peopleDn): string => `uid=${uid},${parent}`;

/** An inetOrgPerson in LDIF. */
export function ldifPerson({ uid, attributes = {}, parent = peopleDn }: LdifPerson): string {
  return ldifEntry(dnOf(uid, parent), {
    objectClass: 'inetOrgPerson',
    uid,
    cn: `Person ${uid}`,
    sn: uid,
    displayName: `Person ${uid}`,
    mail: `${uid}@example.org`,
    title: 'Engineer',
    ...attributes,
  });
}

/** `user0`, `user1`, ... Everyone but the first reports to someone before them. */
export function* ldifPeople(count: number): Generator<string, void> {
  for (let index = 0; index < count; index += 1) {
    const manager = index === 0 ? undefined : dnOf(`user${Math.floor(index / 10)}`);
    yield ldifPerson({ uid: `user${index}`, attributes: { manager } });
  }
}
