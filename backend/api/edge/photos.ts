import type { RequestHandler } from 'express';
import { photoAgentOf } from '../../pictures/hosting/photo-agent.ts';
import type { PictureRoom } from '../api-parts.ts';

const photoAddress = /^\/photos\/([^/]+)\.jpg$/;

/** The photo host. Comes before everything else, so that its answers carry no cookie and no header but their own. */
export function servePhotos(answerPhoto: PictureRoom['answerPhoto']): RequestHandler {
  return async (request, response, next) => {
    const token = photoAddress.exec(request.path)?.[1];
    if (token === undefined) {
      next();
      return;
    }
    const { size } = request.query;
    const answer = await answerPhoto({
      method: request.method,
      token,
      ...(typeof size === 'string' && { size }),
      ifNoneMatch: request.get('if-none-match'),
      agent: request.get('sec-fetch-site') === 'same-origin' ? undefined : photoAgentOf(request.get('user-agent')),
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };
}
