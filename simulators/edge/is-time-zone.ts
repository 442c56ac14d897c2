/** Whether it is a name of the IANA time zone database, e.g. `Europe/Stockholm`. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    // This is how Intl says no.
    return false;
  }
}
