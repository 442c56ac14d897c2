import { formParts } from '../../data-center/form-part.ts';
import { jpegSize } from '../../data-center/jpeg-size.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { errorAnswer, jsonBody, noUser, writeRefusal, type JiraRequest } from '../jira-request.ts';
import { systemAvatars, type JiraUser } from '../jira-users.ts';

/** Avatars go by user name; `userKey` is not read. */
const userOf = ({ world, arrival }: JiraRequest): JiraUser | undefined =>
  world.users.byName(arrival.query.get('username') ?? world.options.username);

export function listAvatars(request: JiraRequest): SimulatedAnswer {
  const user = userOf(request);
  const isMine = request.arrival.query.get('username') === request.world.options.username;
  if (user === undefined && !isMine) return noUser;
  const selected = user?.avatarId ?? systemAvatars[0];
  const system = systemAvatars.map((id) => ({ id, selected: id === selected }));
  const custom = (user?.custom ?? []).map(({ id }) => ({ id, owner: user?.key, selected: id === selected }));
  return { status: 200, body: { system, custom } };
}

/** Step 1. Whatever comes of it lies in the text area of a page. */
export function storeTemporary(request: JiraRequest): SimulatedAnswer {
  const user = userOf(request);
  const refusal = writeRefusal(request, user);
  if (refusal ?? user === undefined) return refusal ?? noUser;
  const { headers, bytes } = request.arrival;
  const part = formParts(headers['content-type'] ?? '', bytes)?.find(({ name }) => name === 'avatar');
  if (part === undefined) return page({ errorMessages: ['No file was attached.'], errors: {} });
  const size = part.type.startsWith('image/') ? jpegSize(part.bytes) : undefined;
  if (size === undefined) return page({ errorMessages: ['The file is not an image.'], errors: {} });
  request.visit.session.temporaryAvatar = { username: user.name, picture: part.bytes, width: size.width };
  const needsCropping = size.width !== size.height || size.width > 48;
  return page({ cropperWidth: Math.min(120, size.width), cropperOffsetX: 0, cropperOffsetY: 0, needsCropping });
}

function page(json: object): SimulatedAnswer {
  const text = JSON.stringify(json).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const body = `<html><body><textarea>${text}</textarea></body></html>`;
  return { status: 201, headers: { 'Content-Type': 'text/html;charset=UTF-8' }, body };
}

/** Step 2, in the session of step 1. */
export function makeAvatar(request: JiraRequest): SimulatedAnswer {
  const user = userOf(request);
  const refusal = writeRefusal(request, user);
  if (refusal ?? user === undefined) return refusal ?? noUser;
  const { temporaryAvatar } = request.visit.session;
  if (temporaryAvatar?.username !== user.name) return errorAnswer(500, 'There is no temporary avatar.');
  const crop = jsonBody(request) as Partial<Record<string, unknown>> | undefined;
  const { cropperWidth, needsCropping } = crop ?? {};
  if (typeof cropperWidth !== 'number' || cropperWidth < 1)
    return errorAnswer(400, 'The cropping coordinates are invalid.');
  const width = needsCropping === true ? cropperWidth : temporaryAvatar.width;
  if (width > temporaryAvatar.width) return errorAnswer(400, 'The cropping coordinates are invalid.');
  const { id } = request.world.users.addAvatar(user, temporaryAvatar.picture, { width, by: 'api' });
  delete request.visit.session.temporaryAvatar;
  return { status: 201, body: { id, owner: user.key, selected: false } };
}

/** Step 3. */
export function selectAvatar(request: JiraRequest): SimulatedAnswer {
  const user = userOf(request);
  const refusal = writeRefusal(request, user);
  if (refusal ?? user === undefined) return refusal ?? noUser;
  const { id } = (jsonBody(request) ?? {}) as { id?: unknown };
  const known = [...systemAvatars, ...user.custom.map((avatar) => avatar.id)].find((one) => one === id);
  if (known === undefined) return errorAnswer(400, 'The avatar does not exist.');
  user.avatarId = known;
  return { status: 200, body: { id: known, owner: user.key, selected: true } };
}

export function deleteAvatar(request: JiraRequest): SimulatedAnswer {
  const user = userOf(request);
  const refusal = writeRefusal(request, user);
  if (refusal ?? user === undefined) return refusal ?? noUser;
  const [id] = request.params;
  if (!user.custom.some((avatar) => avatar.id === id)) return errorAnswer(404, 'The avatar does not exist.');
  user.custom = user.custom.filter((avatar) => avatar.id !== id);
  if (user.avatarId === id) user.avatarId = undefined;
  return { status: 204 };
}
