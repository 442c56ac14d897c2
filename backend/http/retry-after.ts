const seconds = /^\d+(\.\d+)?$/;

/**
 * How long a provider asks us to wait, in whole seconds, rounded up. `Retry-After` holds seconds (Graph sends
 * fractions, against RFC 9110) or an HTTP date. Absent, unreadable: undefined, and the caller backs off by itself.
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (seconds.test(text)) return Math.ceil(Number.parseFloat(text));
  // `Date.parse` reads almost anything, "-5" too; an HTTP date begins with the name of a day.
  const at = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  return Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
