const locale = 'en';

/** `10:42 AM`, with the day where it is another one than here; undefined for what is no time zone that browsers know. */
export function localTime(timeZone: string, now: Date): string | undefined {
  const zoned = formatIn(timeZone, { hour: 'numeric', minute: '2-digit' });
  const day = formatIn(timeZone, { weekday: 'short' });
  if (!zoned || !day) return undefined;
  const isSameDay = day.format(now) === new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(now);
  return isSameDay ? zoned.format(now) : `${day.format(now)} ${zoned.format(now)}`;
}

function formatIn(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch {
    return undefined;
  }
}
