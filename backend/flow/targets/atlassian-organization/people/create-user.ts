import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { DesiredState, Refusal } from '../../target.ts';
import { textOf, valueOf } from './attribute-path.ts';
import { usersWith } from './find-user.ts';
import { creationRefusal, personFailure } from '../organization-failure.ts';
import type { OrganizationMeans } from '../organization-means.ts';

export type MadeUser =
  /** `isNew`: false when an earlier attempt had made them already. */
  | { readonly status: 'made'; readonly id: string; readonly user: JsonObject; readonly isNew: boolean }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

/** Creates somebody with no more than who they are; everything else is a change like any other. */
export async function createUser(
  desired: DesiredState,
  means: OrganizationMeans,
  signal: AbortSignal,
): Promise<MadeUser> {
  const user = newUser(desired, means.context.wants.matchBy);
  if (user === undefined) return { status: 'refused', ...noAddress };
  const answer = await means.client.create(user, signal);
  if (answer.status >= 500) return { status: 'failed', failure: personFailure(answer) };
  if (answer.status < 300) return made(answer.body, true);
  const [existing, ...others] = answer.status === 409 ? await usersWith(desired.matchValue, means, signal) : [];
  if (existing === undefined || others.length > 0) return { status: 'refused', ...creationRefusal(answer) };
  return made(existing, false);
}

function made(user: JsonObject | undefined, isNew: boolean): MadeUser {
  const id = user && textOf(valueOf(user, 'id'));
  if (!id) return { status: 'failed', failure: personFailure({ status: 200 }) };
  return { status: 'made', id, user, isNew };
}

/** https://developer.atlassian.com/cloud/admin/user-provisioning/rest/api-group-users/ */
function newUser({ matchValue, displayName, email }: DesiredState, matchBy: string): JsonObject | undefined {
  const address = email ?? (matchBy === 'userName' && matchValue.includes('@') ? matchValue : undefined);
  if (address === undefined) return undefined;
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    ...(matchBy === 'externalId' ? { userName: address, externalId: matchValue } : { userName: matchValue }),
    displayName,
    emails: [{ value: address, type: 'work', primary: true }],
    active: true,
  };
}

const noAddress: Refusal = {
  code: 'no-email',
  message: 'Atlassian creates an account only for an e-mail address. Map the e-mail address of this person.',
};
