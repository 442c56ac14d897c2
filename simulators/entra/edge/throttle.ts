import { GraphError } from '../graph-exchange.ts';

/** Charges resource units to the app: https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits */
export interface Throttle {
  /** Throws what Graph answers to an app that has used up its units. */
  charge(units: number): void;
}

/** Takes back a second's worth at most, so a burst of that size passes at once. */
export function createThrottle(unitsPerSecond: number | undefined): Throttle {
  if (unitsPerSecond === undefined) return { charge: () => undefined };
  const mostUnits = Math.max(unitsPerSecond, 10);
  let left = mostUnits;
  let filledAt = performance.now();
  return {
    charge: (units) => {
      const now = performance.now();
      left = Math.min(mostUnits, left + ((now - filledAt) / 1000) * unitsPerSecond);
      filledAt = now;
      if (left < units) throw throttled((units - left) / unitsPerSecond);
      left -= units;
    },
  };
}

/** Graph asks for a pause rather than for the shortest wait that would do; seconds may have a fraction. */
function throttled(missingSeconds: number): GraphError {
  const retryAfter = (missingSeconds + 0.25).toFixed(3);
  return new GraphError(429, 'TooManyRequests', 'Please retry again later.', {
    'Retry-After': retryAfter,
    'x-ms-throttle-scope': 'Tenant_Application/ReadWrite',
    'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
  });
}
