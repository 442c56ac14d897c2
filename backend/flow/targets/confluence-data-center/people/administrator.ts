import { ConnectorError } from '../../../../errors/connector-error.ts';
import { failureOfOne, notAdministrator } from '../confluence-data-center-failure.ts';
import type { ConfluenceClient } from '../confluence-data-center-client.ts';

/**
 * Only administrators may list active users. Versions before that list have no way to tell, and are believed.
 * https://developer.atlassian.com/server/confluence/rest/ (`/rest/api/admin/users/list/active`)
 */
export async function assertAdministrator(client: ConfluenceClient, signal: AbortSignal): Promise<void> {
  const response = await client.send({ path: '/rest/api/admin/users/list/active?limit=1' }, signal);
  if (response.status === 200 || response.status === 404) return;
  if (response.status === 403) throw new ConnectorError(notAdministrator);
  throw new ConnectorError(failureOfOne(response, 'tell the permissions of the account'));
}
