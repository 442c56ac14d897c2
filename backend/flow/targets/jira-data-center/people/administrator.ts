import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import { parseJson } from '../../../../http/http-message.ts';
import { failureOfOne, notAdministrator } from '../jira-data-center-failure.ts';
import type { JiraClient } from '../jira-data-center-client.ts';

const permissions = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

/** https://docs.atlassian.com/software/jira/docs/api/REST/9.12.0/#api/2-getPermissions */
export async function assertAdministrator(client: JiraClient, signal: AbortSignal): Promise<void> {
  const response = await client.send({ path: '/rest/api/2/mypermissions' }, signal);
  if (response.status !== 200) throw new ConnectorError(failureOfOne(response, 'tell the permissions of the account'));
  const read = permissions.safeParse(parseJson(response));
  const has = ['ADMINISTER', 'SYSTEM_ADMIN'].some((name) => read.data?.permissions[name]?.havePermission === true);
  if (!has) throw new ConnectorError(notAdministrator);
}
