import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { HttpResponse } from '../../../../http/http-message.ts';
import type { FieldRefusal, Refusal } from '../../target.ts';
import { failureOfOne } from '../confluence-data-center-failure.ts';
import { isXsrfRefusal } from '../../shared/data-center/data-center-failure.ts';
import type { ConfluenceRequest } from '../confluence-data-center-client.ts';
import { writeThroughCompanion } from '../details/companion-users.ts';
import type { Means } from '../people/means.ts';
import { noResource, notUsable } from './picture-refusals.ts';

export type RouteAnswer =
  | { readonly status: 'sent' }
  | { readonly status: 'notTaken'; readonly refusal: FieldRefusal }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'forbidden' }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

/** Sends a picture, or (`null`) goes back to the default, by the way that is set. */
export function sendPicture(
  means: Means,
  { userKey, jpeg }: { readonly userKey: string; readonly jpeg: Uint8Array | null },
  signal: AbortSignal,
): Promise<RouteAnswer> {
  const base64 = jpeg && Buffer.from(jpeg).toString('base64');
  return means.settings.pictures === 'companion'
    ? throughCompanion(means, { userKey, base64 }, signal)
    : throughRest(means, { userKey, base64 }, signal);
}

interface Picture {
  readonly userKey: string;
  readonly base64: string | null;
}

async function throughCompanion(
  { companion }: Means,
  { userKey, base64 }: Picture,
  signal: AbortSignal,
): Promise<RouteAnswer> {
  const picture = base64 === null ? null : ({ mimeType: 'image/jpeg', base64 } as const);
  const written = (await writeThroughCompanion(companion, [{ userKey, picture }], signal)).get(userKey);
  if (written === undefined || written.status === 'written') return { status: 'sent' };
  return written;
}

/**
 * What Confluence's own pages use, documented nowhere; going back to the default is a GET that changes something. As
 * atlassian-python-api has it: https://github.com/atlassian-api/atlassian-python-api
 */
async function throughRest({ client }: Means, { userKey, base64 }: Picture, signal: AbortSignal): Promise<RouteAnswer> {
  const path = `/rest/user-profile/1.0/${encodeURIComponent(userKey)}/avatar`;
  const request: ConfluenceRequest =
    base64 === null
      ? { path: `${path}/default` }
      : {
          method: 'POST',
          path: `${path}/upload`,
          json: { avatarDataURI: `data:image/jpeg;base64,${base64}` },
          repeatable: true,
        };
  return answerOf(await client.send(request, signal));
}

function answerOf(response: HttpResponse): RouteAnswer {
  const { status } = response;
  if (status >= 200 && status < 300) return { status: 'sent' };
  // That there is such a user has just been asked.
  if (status === 404 || status === 405) return { status: 'notTaken', refusal: noResource };
  if (status === 400 || status === 413 || status === 415) return { status: 'notTaken', refusal: notUsable };
  if (status === 403 && !isXsrfRefusal(response)) return { status: 'forbidden' };
  return { status: 'failed', failure: failureOfOne(response, 'take the picture') };
}
