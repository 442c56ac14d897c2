/** `undefined` leaves an attribute out; a buffer is written in base64. */
export type LdifValues = Readonly<Record<string, string | Buffer | readonly (string | Buffer)[] | undefined>>;

/** An entry in LDIF (RFC 2849). */
export function ldifEntry(dn: string, values: LdifValues): string {
  const lines = Object.entries(values).flatMap(([name, value]) =>
    (value === undefined ? [] : [value].flat()).map((each: string | Buffer) => ldifLine(name, each)),
  );
  return [ldifLine('dn', dn), ...lines, '', ''].join('\n');
}

/** Base64 holds anything; LDIF's plain form does not. */
const ldifLine = (name: string, value: string | Buffer): string =>
  typeof value === 'string' && /^[\x21-\x39\x3b\x3d-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value)
    ? `${name}: ${value}`
    : `${name}:: ${Buffer.from(value).toString('base64')}`;
