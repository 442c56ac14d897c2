/** A date as it is written: its own wall clock, never converted to another zone. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** As ISO 8601 writes it: `Z`, `+01:00`, or nothing. */
  readonly offset: string;
}

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
/** LDAP's GeneralizedTime (RFC 4517, 3.3.13) and the plain `yyyyMMdd` of older schemas. */
const generalized =
  /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2}))?)?(?:[.,]\d{1,9})?(Z|[+-]\d{2}(?:\d{2})?)?)?$/;
const fileTime = /^(?:0|\d{17,19})$/;

const fileTimeEpochMs = Date.UTC(1601, 0, 1);
/** Active Directory writes 0 or 2^63-1 for “never”; a JSON number rounds the latter. */
const neverFileTime = 9.2e18;

/** Reads an ISO 8601 date, GeneralizedTime or FILETIME. `undefined`: it is none of them, or a day that does not exist. */
export function readDate(text: string): WrittenDate | 'never' | undefined {
  if (fileTime.test(text)) return readFileTime(Number(text));
  const parts = iso.exec(text) ?? generalized.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const date = { year, month, day, hour, minute, second, offset: isoOffset(parts[7] ?? '') };
  return isReal(date) ? date : undefined;
}

function readFileTime(hundredNanoseconds: number): WrittenDate | 'never' | undefined {
  if (hundredNanoseconds === 0 || hundredNanoseconds >= neverFileTime) return 'never';
  const date = new Date(fileTimeEpochMs + hundredNanoseconds / 10_000);
  if (date.getUTCFullYear() > 9999) return undefined;
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    offset: 'Z',
  };
}

function isoOffset(offset: string): string {
  if (offset === '' || offset.toUpperCase() === 'Z') return offset.toUpperCase();
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  return `${offset.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function isReal({ year, month, day, hour, minute, second }: WrittenDate): boolean {
  const date = midnight({ year, month, day });
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
}

/** `Date.UTC` would take the years 0 to 99 for those of the last century. */
export function midnight({ year, month, day }: Pick<WrittenDate, 'year' | 'month' | 'day'>): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}
