import type { Directory } from './directory.ts';

/** Pictures, which have a way of their own. */
const pictures = ['audio', 'jpegphoto', 'photo', 'thumbnaillogo', 'thumbnailphoto'];
const secrets = [
  'dbcspwd',
  'krbprincipalkey',
  'lmpwdhistory',
  'ntpwdhistory',
  'pwdhistory',
  'sambalmpassword',
  'sambantpassword',
  'supplementalcredentials',
  'unicodepwd',
  'userpassword',
  'userpkcs12',
];

/** Attributes (lower case) that are neither asked for nor shown, whatever the mapping says. */
const neverShown: ReadonlySet<string> = new Set([...pictures, ...secrets]);

/** What records are made of besides the mapping's attributes: id, state, change stamp, names that managers go by. */
const ownAttributes: Readonly<Record<Directory['kind'], readonly string[]>> = {
  'active-directory': [
    'objectGUID',
    'uSNChanged',
    'userAccountControl',
    'accountExpires',
    'mail',
    'userPrincipalName',
    'sAMAccountName',
  ],
  standard: ['entryUUID', 'mail', 'uid', 'pwdAccountLockedTime', 'nsAccountLock'],
};

/** Whether records show an attribute, by lower-case name. */
export type IsShown = (key: string) => boolean;

export function shownAttributes(paths: readonly string[] | 'all', pictureAttributes: readonly string[]): IsShown {
  const hidden = new Set([...neverShown, ...pictureAttributes]);
  if (paths === 'all') return (key) => !hidden.has(key);
  const shown = new Set(paths.map((path) => firstName(path).toLowerCase()).filter((key) => !hidden.has(key)));
  return (key) => shown.has(key);
}

/** Names to ask the server for. */
export function requestedAttributes(
  directory: Directory,
  attributePaths: readonly string[] | 'all',
  pictureAttributes: readonly string[],
): string[] {
  const mapped = attributePaths === 'all' ? ['*'] : attributePaths.map(firstName);
  const stamp = directory.kind === 'standard' ? [directory.stampAttribute] : [];
  const byKey = new Map<string, string>();
  const isLeftOut = (key: string): boolean => key === 'dn' || neverShown.has(key) || pictureAttributes.includes(key);
  for (const name of [...ownAttributes[directory.kind], ...stamp, ...mapped]) {
    const key = name.toLowerCase();
    if (!isLeftOut(key) && !byKey.has(key)) byKey.set(key, name);
  }
  return [...byKey.values()];
}

/** `["odd.name"].x` and `phones[0].value` name the attributes `odd.name` and `phones`. */
function firstName(path: string): string {
  const quoted = /^\[(["'])(.+?)\1\]/.exec(path)?.[2];
  return quoted ?? path.split(/[.[]/, 1)[0] ?? path;
}
