/** Of Node, of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html, classes 08 and 57P) and of Prisma. */
const awayCodes =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08\d{3}|57P0\d|53300|P1001|P1002|P1008|P1017|P2024|P2037)$/;

/** Whether a failure means that the database cannot be reached right now. */
export function isDatabaseAway(error: unknown): boolean {
  const seen = new Set<unknown>();
  const pending: unknown[] = [error];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null || seen.has(next) || seen.size > 20) continue;
    seen.add(next);
    if (hasAwayCode(next)) return true;
    // Prisma's driver adapters keep the driver's own code some levels down.
    pending.push(...['cause', 'meta', 'driverAdapterError'].map((name): unknown => Reflect.get(next, name)));
  }
  return false;
}

function hasAwayCode(error: object): boolean {
  return ['code', 'originalCode', 'kind'].some((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' && (awayCodes.test(value) || value === 'DatabaseNotReachable');
  });
}
