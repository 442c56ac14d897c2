import type { HttpResponse } from '../../../http/http-message.ts';
import { standardThrottle, type ReadThrottle } from '../../../http/throttle.ts';

/** `X-RateLimit-Reset` is the seconds that are left: https://developers.onelogin.com/api-docs/2/oauth20-tokens/get-rate-limit */
export const oneloginThrottle: ReadThrottle = (response, now) => {
  const throttle = standardThrottle(response, now);
  if (throttle === undefined || throttle.seconds !== undefined) return throttle;
  return { seconds: numberIn(response, 'x-ratelimit-reset') };
};

/** Others of the account call OneLogin too: the last tenth of the hour's calls is left to them. */
const shareLeftToOthers = 0.1;

/** How long to leave OneLogin alone after this answer; undefined: there are calls enough. */
export function budgetPauseSeconds(response: Pick<HttpResponse, 'header'>): number | undefined {
  const limit = numberIn(response, 'x-ratelimit-limit');
  const remaining = numberIn(response, 'x-ratelimit-remaining');
  if (limit === undefined || remaining === undefined || remaining >= limit * shareLeftToOthers) return undefined;
  return numberIn(response, 'x-ratelimit-reset');
}

function numberIn(response: Pick<HttpResponse, 'header'>, name: string): number | undefined {
  const text = response.header(name)?.trim() ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
