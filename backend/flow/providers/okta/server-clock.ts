import type { HttpResponse } from '../../../http/http-message.ts';

/** Okta's clock, as far as its answers have shown it. */
export interface ServerClock {
  now(): Date;
  observe(response: HttpResponse): void;
}

export function createServerClock(now: () => Date): ServerClock {
  let aheadMillis = 0;
  return {
    now: () => new Date(now().getTime() + aheadMillis),
    observe: (response) => {
      const date = serverDate(response);
      if (date !== undefined) aheadMillis = date.getTime() - now().getTime();
    },
  };
}

export function serverDate(response: Pick<HttpResponse, 'header'>): Date | undefined {
  const millis = Date.parse(response.header('date') ?? '');
  return Number.isNaN(millis) ? undefined : new Date(millis);
}
