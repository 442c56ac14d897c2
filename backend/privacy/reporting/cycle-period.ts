const unitSeconds: Readonly<Record<string, number>> = {
  ...{ s: 1, second: 1, seconds: 1, m: 60, minute: 60, minutes: 60 },
  ...{
    h: 3600,
    hour: 3600,
    hours: 3600,
    d: 86_400,
    day: 86_400,
    days: 86_400,
    w: 604_800,
    week: 604_800,
    weeks: 604_800,
  },
};

/** What apps have been told so far: “7 days”, or as ISO 8601 writes it, `P7D`. Undefined: nothing that can be understood. */
export function cycleSecondsOf(header: string | undefined): number | undefined {
  const [, iso, words] = /^(?:p(\d+[dw])|(\d+\s*[a-z]+))$/.exec(header?.trim().toLowerCase() ?? '') ?? [];
  const [, number = '', unit = ''] = /^(\d+)\s*([a-z]+)$/.exec(iso ?? words ?? '') ?? [];
  const seconds = Number(number) * (unitSeconds[unit] ?? 0);
  return seconds > 0 ? seconds : undefined;
}
