import { EqualityFilter, type Filter } from 'ldapts';
import type { JsonValue } from '../../model/json.ts';
import type { PictureHint, SourceId, SourceRecord } from '../../model/record.ts';
import type { RejectedRecord } from '../source.ts';
import type { IsShown } from './people/attributes.ts';
import type { Directory } from './people/directory.ts';
import { normaliseDn } from './protocol/dn.ts';
import { bytesOf, type LdapEntry, type LdapValue, textOf } from './protocol/entry.ts';
import { guidToBytes, guidToText, sidToText } from './protocol/guid.ts';

export interface RecordOptions {
  readonly directory: Directory;
  readonly isShown: IsShown;
  /** Lower-case names of the attributes that hold pictures. Empty: nobody has a picture. */
  readonly pictureAttributes: readonly string[];
  readonly now: Date;
}

/** What an entry says, or why no person can be made of it. */
export function toRecord(entry: LdapEntry, options: RecordOptions): SourceRecord | RejectedRecord {
  const id = idOf(entry, options.directory);
  if (id === undefined) return { label: entry.dn, because: `The entry has no ${idAttribute(options.directory)}.` };
  return {
    id,
    attributes: attributesOf(entry, options.isShown),
    active: isActive(entry, options),
    guest: false,
    references: referencesOf(entry),
    picture: options.pictureAttributes.length === 0 ? 'none' : pictureHint(entry, options.directory),
  };
}

export function idAttribute(directory: Directory): 'objectGUID' | 'entryUUID' {
  return directory.kind === 'active-directory' ? 'objectGUID' : 'entryUUID';
}

export function idOf(entry: LdapEntry, directory: Directory): SourceId | undefined {
  if (directory.kind === 'standard') return textOf(entry, 'entryuuid');
  const bytes = bytesOf(entry, 'objectguid');
  return bytes?.length === 16 ? guidToText(bytes) : undefined;
}

/** Undefined for what cannot be an id of this directory. */
export function idFilter(id: SourceId, directory: Directory): Filter | undefined {
  const value = directory.kind === 'active-directory' ? guidToBytes(id) : id;
  return value === undefined ? undefined : new EqualityFilter({ attribute: idAttribute(directory), value });
}

/** Whatever changes when the entry does. A USN means something on its own domain controller only. */
export function stampOf(entry: LdapEntry, directory: Directory): string | undefined {
  if (directory.kind === 'standard') return textOf(entry, directory.stampAttribute.toLowerCase());
  const usn = textOf(entry, 'usnchanged');
  const { invocationId, dnsHostName } = directory.controller;
  return usn === undefined ? undefined : `${usn}@${invocationId ?? dnsHostName}`;
}

function pictureHint(entry: LdapEntry, directory: Directory): PictureHint {
  const tag = stampOf(entry, directory);
  return {
    ...(tag !== undefined && { tag }),
    // Searching by DN needs no index, unlike searching by entryUUID. Active Directory has one for its ids.
    ...(directory.kind === 'standard' && { locator: entry.dn }),
  };
}

/** Bit of `userAccountControl`: https://learn.microsoft.com/en-us/troubleshoot/windows-server/active-directory/useraccountcontrol-manipulate-account-properties */
const accountDisabled = 2;
/** OpenLDAP's password policy: locked by an admin, until an admin unlocks it (slapo-ppolicy(5)). */
const lockedForGood = '000001010000Z';
const neverExpires: ReadonlySet<string> = new Set(['0', '9223372036854775807']);
const ticksPerMillisecond = 10_000n;
const millisecondsFrom1601To1970 = 11_644_473_600_000n;

function isActive(entry: LdapEntry, { now }: RecordOptions): boolean {
  const control = Number(textOf(entry, 'useraccountcontrol') ?? '0');
  const isLocked = textOf(entry, 'pwdaccountlockedtime') === lockedForGood;
  const isOff = textOf(entry, 'nsaccountlock')?.toLowerCase() === 'true';
  return (control & accountDisabled) === 0 && !isLocked && !isOff && !hasExpired(entry, now);
}

/** `accountExpires` counts 100 ns since 1601, in 64 bits. */
function hasExpired(entry: LdapEntry, now: Date): boolean {
  const expires = textOf(entry, 'accountexpires');
  if (expires === undefined || neverExpires.has(expires) || !/^\d+$/.test(expires)) return false;
  return BigInt(expires) / ticksPerMillisecond - millisecondsFrom1601To1970 <= BigInt(now.getTime());
}

const loginAttributes = ['mail', 'userprincipalname', 'uid', 'samaccountname'];

/** All that a manager attribute may hold: the DN, as it is and normalised, and what people sign in with. */
function referencesOf(entry: LdapEntry): string[] {
  const references = [normaliseDn(entry.dn), entry.dn];
  for (const key of loginAttributes) {
    const login = textOf(entry, key);
    if (login !== undefined) references.push(login.toLowerCase(), login);
  }
  return references.filter((reference, index) => references.indexOf(reference) === index);
}

const guidAttributes: ReadonlySet<string> = new Set(['objectguid', 'ms-ds-consistencyguid', 'msexchmailboxguid']);
const sidAttributes: ReadonlySet<string> = new Set(['objectsid', 'sidhistory']);

function attributesOf(entry: LdapEntry, isShown: IsShown): Record<string, JsonValue> {
  const attributes: Record<string, JsonValue> = {};
  for (const { name, values } of entry.attributes) {
    const [first, second] = values;
    if (first === undefined || !isShown(name.key)) continue;
    attributes[name.spelling] =
      second === undefined ? toJson(first, name.key) : values.map((value) => toJson(value, name.key));
  }
  if (isShown('dn')) attributes['dn'] = entry.dn;
  return attributes;
}

function toJson(value: LdapValue, key: string): string {
  if (typeof value === 'string') return key === 'manager' ? normaliseDn(value) : value;
  return bytesToText(value, key) ?? value.toString('base64');
}

function bytesToText(value: Buffer, key: string): string | undefined {
  if (guidAttributes.has(key) && value.length === 16) return guidToText(value);
  return sidAttributes.has(key) ? sidToText(value) : undefined;
}
