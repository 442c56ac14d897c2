import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { errorAnswer, jsonBody, noUser, writeRefusal, type JiraRequest } from './jira-request.ts';
import type { JiraUser } from './jira-users.ts';

const noProperty = errorAnswer(404, 'The property does not exist.');

export function getProperty(request: JiraRequest): SimulatedAnswer {
  const [key = ''] = request.params;
  const user = userOf(request);
  if (user === undefined) return noUser;
  const value = user.entityProperties.get(key);
  return value === undefined ? noProperty : { status: 200, body: { key, value: JSON.parse(value) as unknown } };
}

export function putProperty(request: JiraRequest): SimulatedAnswer {
  const [key = ''] = request.params;
  const user = userOf(request);
  const refusal = writeRefusal(request, user);
  if (refusal ?? user === undefined) return refusal ?? noUser;
  if (Buffer.byteLength(key) > 255) return errorAnswer(400, 'The property key cannot be longer than 255 bytes.');
  const value = jsonBody(request);
  if (value === undefined) return errorAnswer(400, 'The property value must be valid JSON.');
  if (Buffer.byteLength(request.arrival.body) > 32_768) return errorAnswer(400, 'The property value is too long.');
  const isNew = !user.entityProperties.has(key);
  if (key !== request.world.deafProperty) user.entityProperties.set(key, JSON.stringify(value));
  return { status: isNew ? 201 : 200 };
}

export function deleteProperty(request: JiraRequest): SimulatedAnswer {
  const [key = ''] = request.params;
  const user = userOf(request);
  const refusal = writeRefusal(request, user);
  if (refusal ?? user === undefined) return refusal ?? noUser;
  return user.entityProperties.delete(key) ? { status: 204 } : noProperty;
}

function userOf({ world, arrival: { query } }: JiraRequest): JiraUser | undefined {
  const [key, name] = [query.get('userKey'), query.get('username')];
  return key === null ? world.users.byName(name ?? '') : world.users.byKey(key);
}
