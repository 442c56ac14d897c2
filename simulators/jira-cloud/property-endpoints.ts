import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { refusal } from './jira-refusals.ts';
import type { JiraDesk } from './user-endpoints.ts';

const maxKeyLength = 255;
const maxValueLength = 32_768;

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-properties/ */
export function userProperties(desk: JiraDesk, arrival: Arrival, encodedKey: string | undefined): SimulatedAnswer {
  const accountId = arrival.query.get('accountId');
  if (accountId === null) throw refusal(400, 'The accountId query parameter is missing.');
  const { site, permissions } = desk;
  if (!permissions.has('ADMINISTER') && accountId !== site.caller.bean.accountId) {
    throw refusal(403, 'You do not have permission to view or edit the properties of this user.');
  }
  if (site.account(accountId) === undefined) throw refusal(404, 'The user does not exist.');
  if (encodedKey === undefined) return keysOf(desk, arrival, accountId);
  const key = decodeURIComponent(encodedKey);
  if (key.length > maxKeyLength) throw refusal(400, 'The property key is longer than 255 characters.');
  if (arrival.method === 'PUT') return setProperty(desk, { accountId, key }, arrival);
  const value = site.property(accountId, key);
  if (value === undefined) throw refusal(404, `The property ${key} does not exist.`);
  if (arrival.method === 'GET') return { status: 200, body: { key, value } };
  if (arrival.method !== 'DELETE') throw refusal(405, 'Method not allowed.');
  site.removeProperty(accountId, key);
  return { status: 204 };
}

function keysOf({ site }: JiraDesk, { method, path }: Arrival, accountId: string): SimulatedAnswer {
  if (method !== 'GET') throw refusal(405, 'The property key is missing.');
  const keys = site.keys(accountId).map((key) => ({ key, self: `${path}/${key}?accountId=${accountId}` }));
  return { status: 200, body: { keys } };
}

interface Place {
  readonly accountId: string;
  readonly key: string;
}

function setProperty({ site }: JiraDesk, { accountId, key }: Place, { body, headers }: Arrival): SimulatedAnswer {
  if (headers['content-type']?.includes('application/json') !== true) throw refusal(415, 'Unsupported media type.');
  if (body.length > maxValueLength) throw refusal(400, 'The property value is longer than 32768 characters.');
  const value = parsed(body);
  if (value === undefined) throw refusal(400, 'The property value must be a valid, non-empty JSON.');
  const status = site.property(accountId, key) === undefined ? 201 : 200;
  site.setProperty(accountId, key, value);
  return { status };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
