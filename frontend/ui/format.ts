const locale = 'en';
const numbers = new Intl.NumberFormat(locale);
const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const dateTimes = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
];

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** `12 people`, `1 person`. */
export function formatCount(value: number, [one, many]: readonly [one: string, many: string]): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}

export function formatDateTime(value: string | Date): string {
  return dateTimes.format(new Date(value));
}

export function formatDate(value: string | Date): string {
  return dates.format(new Date(value));
}

/** `4 December 2026`: a day that is the same everywhere, such as the one on which something expires. */
export function formatDay(value: string | Date): string {
  return days.format(new Date(value));
}

/** `3 hours ago`, `in 2 days`, `now` for less than a minute. */
export function formatRelative(value: string | Date, now: Date): string {
  const seconds = (new Date(value).getTime() - now.getTime()) / 1000;
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  return unit === undefined ? relative.format(0, 'second') : relative.format(Math.trunc(seconds / unit[1]), unit[0]);
}

/** `512 bytes`, `12 KiB`, `3.4 MiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${formatNumber(bytes)} bytes`;
  const kibibytes = bytes / 1024;
  return kibibytes < 1024 ? `${formatNumber(Math.round(kibibytes))} KiB` : `${decimals.format(kibibytes / 1024)} MiB`;
}

/** `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return `${decimals.format(seconds)} s`;
  if (seconds < minute) return `${String(Math.round(seconds))} s`;
  const whole = Math.round(seconds);
  if (whole < hour) return `${String(Math.floor(whole / minute))} min ${String(whole % minute)} s`;
  return `${numbers.format(Math.floor(whole / hour))} h ${String(Math.floor((whole % hour) / minute))} min`;
}
