import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { JiraRefusal, refusal } from './jira-refusals.ts';
import { userProperties } from './property-endpoints.ts';
import { bulkUsers, type JiraDesk, listUsers, myPermissions, myself, searchUsers } from './user-endpoints.ts';

export type JiraRequestKind =
  'myself' | 'mypermissions' | 'user-bulk' | 'user-search' | 'users' | 'property-keys' | 'property' | 'unknown';

const propertyPath = /^\/rest\/api\/3\/user\/properties\/([^/]+)$/u;
const paths: readonly (readonly [JiraRequestKind, RegExp])[] = [
  ['myself', /^\/rest\/api\/3\/myself$/u],
  ['mypermissions', /^\/rest\/api\/3\/mypermissions$/u],
  ['user-bulk', /^\/rest\/api\/3\/user\/bulk$/u],
  ['user-search', /^\/rest\/api\/3\/user\/search$/u],
  ['users', /^\/rest\/api\/3\/users\/search$/u],
  ['property-keys', /^\/rest\/api\/3\/user\/properties\/?$/u],
  ['property', propertyPath],
];

export const jiraKindOf = ({ path }: Pick<Arrival, 'path'>): JiraRequestKind =>
  paths.find(([, pattern]) => pattern.test(path))?.[0] ?? 'unknown';

/** As the holder of the API token asks. */
export function answerJira(desk: JiraDesk, arrival: Arrival): SimulatedAnswer {
  try {
    const { email, apiToken } = desk.settings;
    const basic = `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`;
    if (arrival.headers['authorization'] !== basic) {
      throw refusal(401, 'Client must be authenticated to access this resource.');
    }
    if (arrival.query.has('username') || arrival.query.has('userKey')) {
      throw refusal(400, 'username and userKey are no longer supported. Use accountId.');
    }
    return answered(desk, arrival, jiraKindOf(arrival));
  } catch (error) {
    if (error instanceof JiraRefusal) return error.answer;
    throw error;
  }
}

function answered(desk: JiraDesk, arrival: Arrival, kind: JiraRequestKind): SimulatedAnswer {
  const { query, path, method } = arrival;
  if (kind === 'property' || kind === 'property-keys') {
    return userProperties(desk, arrival, propertyPath.exec(path)?.[1]);
  }
  if (method !== 'GET') throw refusal(405, 'Method not allowed.');
  switch (kind) {
    case 'myself':
      return myself(desk);
    case 'mypermissions':
      return myPermissions(desk, query);
    case 'user-bulk':
      return bulkUsers(desk, query);
    case 'user-search':
      return searchUsers(desk, query);
    case 'users':
      return listUsers(desk, query);
    case 'unknown':
      return { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<html>Page not found</html>' };
  }
}
