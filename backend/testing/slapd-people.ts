import { peopleDn } from './slapd.ts';

export interface LdifPerson {
  readonly uid: string;
  /** Beside or instead of what everyone has. `undefined` leaves an attribute out; a buffer is written in base64. */
  readonly attributes?: Readonly<Record<string, string | Buffer | readonly (string | Buffer)[] | undefined>>;
  readonly parent?: string;
}

export const dnOf = (uid: string, parent = peopleDn): string => `uid=${uid},${parent}`;

/** An inetOrgPerson in LDIF. */
export function ldifPerson({ uid, attributes = {}, parent = peopleDn }: LdifPerson): string {
  const all: LdifPerson['attributes'] = {
    objectClass: 'inetOrgPerson',
    uid,
    cn: `Person ${uid}`,
    sn: uid,
    displayName: `Person ${uid}`,
    mail: `${uid}@example.org`,
    title: 'Engineer',
    ...attributes,
  };
  const lines = Object.entries(all).flatMap(([name, values]) =>
    (values === undefined ? [] : [values].flat()).map((value: string | Buffer) => ldifLine(name, value)),
  );
  return [`dn: ${dnOf(uid, parent)}`, ...lines, '', ''].join('\n');
}

/** Base64 holds anything; LDIF's plain form does not. */
export const ldifLine = (name: string, value: string | Buffer): string =>
  typeof value === 'string' && /^[\x21-\x39\x3b\x3d-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value)
    ? `${name}: ${value}`
    : `${name}:: ${Buffer.from(value).toString('base64')}`;

/** `user0`, `user1`, ... Everyone but the first reports to someone before them. */
export function* ldifPeople(count: number): Generator<string, void> {
  for (let index = 0; index < count; index += 1) {
    const manager = index === 0 ? undefined : dnOf(`user${Math.floor(index / 10)}`);
    yield ldifPerson({ uid: `user${index}`, attributes: { manager } });
  }
}
