import { jpegSize } from '../data-center/jpeg-size.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { errorAnswer, jsonBody, writeRefusal, type ConfluenceRequest } from './confluence-request.ts';

const noResource: SimulatedAnswer = { status: 404, body: '<html><body>Page Not Found</body></html>' };

/** Nothing is documented about it: this is as its callers have it. */
export function uploadPicture(request: ConfluenceRequest): SimulatedAnswer {
  const { world, arrival, params } = request;
  if (!world.hasPictureResource) return noResource;
  const user = world.users.byKey(params[0] ?? '');
  const refusal = writeRefusal(request, user);
  if (refusal) return refusal;
  if (arrival.headers['x-atlassian-token'] !== 'no-check') return { status: 403, body: 'XSRF check failed' };
  const { avatarDataURI: uri } = (jsonBody(request) ?? {}) as { avatarDataURI?: unknown };
  const base64 = /^data:image\/(?:png|jpeg);base64,([A-Za-z0-9+/=]+)$/.exec(typeof uri === 'string' ? uri : '')?.[1];
  const bytes = Buffer.from(base64 ?? '', 'base64');
  const size = jpegSize(bytes);
  if (user === undefined || size === undefined) return errorAnswer(400, 'The avatar is not an image.');
  world.users.givePicture(user, bytes, size.width);
  return { status: 200, body: { avatarUrl: 'user-avatar' } };
}

export function resetPicture(request: ConfluenceRequest): SimulatedAnswer {
  const { world, params } = request;
  if (!world.hasPictureResource) return noResource;
  const user = world.users.byKey(params[0] ?? '');
  const refusal = writeRefusal(request, user);
  if (refusal) return refusal;
  if (user) user.picture = undefined;
  return { status: 200, body: { avatarUrl: 'default' } };
}
