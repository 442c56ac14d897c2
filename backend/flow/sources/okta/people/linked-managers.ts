import pLimit from 'p-limit';
import { z } from 'zod';
import type { JsonObject } from '../../../model/json.ts';
import type { SourceId } from '../../../model/record.ts';
import type { SourceContext } from '../../source.ts';
import { shaped } from '../okta-answer.ts';
import type { OktaClient } from '../okta-client.ts';
import { tasks, type OktaTask } from '../okta-failure.ts';
import { idOf, type LinkedManagers } from '../okta-record.ts';
import { withoutProfile, type OktaSettings } from '../okta-settings.ts';
import { linkedPath } from './user-paths.ts';

interface LinkMeans {
  readonly client: OktaClient;
  readonly settings: Pick<OktaSettings, 'managerKey' | 'managerAttribute'>;
  readonly context: Pick<SourceContext, 'attributePaths'>;
}

/** Well below the 75 that an org works on at a time for everyone. */
const requestsAtOnce = 5;

const linksShape = z.array(z.object({ _links: z.object({ self: z.object({ href: z.string() }) }) }));

/** Asks for each person's manager, if that is how managers are named and the mapping wants them. */
export async function linkedManagers(
  users: readonly JsonObject[],
  means: LinkMeans,
  signal: AbortSignal,
): Promise<LinkedManagers> {
  const { settings, context } = means;
  if (settings.managerKey !== 'linkedObject' || !wantsManager(context)) return new Map();
  const found = await pLimit(requestsAtOnce).map(
    users.flatMap(idOf),
    async (id) => [id, await managerId(id, means, signal)] as const,
  );
  return new Map(found.flatMap(([id, manager]) => (manager === undefined ? [] : [[id, manager] as const])));
}

export const wantsManager = ({ attributePaths }: Pick<SourceContext, 'attributePaths'>): boolean =>
  attributePaths === 'all' || attributePaths.some((path) => /^manager\b/.test(path));

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserLinkedObject/ */
async function managerId(
  id: SourceId,
  { client, settings }: LinkMeans,
  signal: AbortSignal,
): Promise<SourceId | undefined> {
  const { body } = await client.get(linkedPath(id, withoutProfile(settings.managerAttribute)), linkedTask, signal);
  const href = shaped(linksShape, body)[0]?._links.self.href;
  return href === undefined || !URL.canParse(href) ? undefined : new URL(href).pathname.split('/').at(-1);
}

const linkedTask: OktaTask = {
  ...tasks.users,
  doing: 'read the linked objects of users',
  hint: 'Enter the name of the primary relation of the linked object, as Okta has it.',
  setting: 'managerAttribute',
};
