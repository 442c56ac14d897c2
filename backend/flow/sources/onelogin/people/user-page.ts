import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { SourceContext } from '../../source.ts';
import { type OneLoginClient, shaped } from '../onelogin-client.ts';
import { oneloginFailure, type OneLoginTask, tasks } from '../onelogin-failure.ts';
import type { OneLoginSettings } from '../onelogin-settings.ts';
import { type FilterParameters, parseFilter } from './filter-parameters.ts';
import type { UserFields } from './user-fields.ts';

/** What every read of people has at hand. */
export interface ReadMeans {
  readonly client: OneLoginClient;
  readonly settings: OneLoginSettings;
  readonly context: SourceContext;
  readonly fields: UserFields;
  /** Names mapping, scope and rules in cursors and bookmarks. */
  readonly of: string;
}

export interface ListPage {
  readonly items: readonly JsonObject[];
  readonly next: string | undefined;
  readonly answeredAt: string;
}

/** "up to 50 users per page": https://developers.onelogin.com/api-docs/2/users/list-users */
const pageSize = 50;

const items = z.array(
  z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
);

interface PageOrder {
  readonly path: string;
  readonly parameters: FilterParameters;
  readonly cursor: string | null;
  readonly task: OneLoginTask;
}

/** One page of a list; how long the list is, and where it ends, only OneLogin knows. */
export async function readPage(
  { client }: Pick<ReadMeans, 'client'>,
  { path, parameters, cursor, task }: PageOrder,
  signal: AbortSignal,
): Promise<ListPage> {
  const query = new URLSearchParams();
  for (const [name, value] of parameters) query.append(name, value);
  query.set('limit', String(pageSize));
  if (cursor !== null) query.set('cursor', cursor);
  const answer = await client.ask(`${path}?${query.toString()}`, signal);
  if (answer.status !== 200) throw new ConnectorError(oneloginFailure(answer, { ...task, follows: cursor !== null }));
  if (answer.afterCursor !== undefined && answer.afterCursor === cursor) {
    throw new ConnectorError({
      reason: 'unexpected-answer',
      message: 'OneLogin gave a page that leads back to itself.',
    });
  }
  return {
    items: shaped(items, answer.body),
    next: answer.afterCursor,
    answeredAt: answer.answeredAt.toISOString(),
  };
}

/** A page of users in scope, with these fields, narrowed further by `parameters`. */
export function readUserPage(
  means: ReadMeans,
  order: { readonly fields: readonly string[]; readonly parameters?: FilterParameters; readonly cursor: string | null },
  signal: AbortSignal,
): Promise<ListPage> {
  const parameters = [...scopeFilter(means.context), ...(order.parameters ?? [])];
  const fields: readonly [string, string] = ['fields', order.fields.join(',')];
  const task = { ...tasks.users, hint: 'Check the attribute mapping, and the filter of the scope.' };
  return readPage(
    means,
    { path: '/api/2/users', parameters: [...parameters, fields], cursor: order.cursor, task },
    signal,
  );
}

function scopeFilter({ scope }: SourceContext): FilterParameters {
  const parsed = parseFilter(scope.filter);
  if ('problem' in parsed) throw new ConnectorError({ reason: 'unexpected-answer', message: parsed.problem });
  return parsed;
}

/** Everyone among these ids who is in scope. */
export async function readUsersById(
  ids: readonly string[],
  { means, fields }: { readonly means: ReadMeans; readonly fields: readonly string[] },
  signal: AbortSignal,
): Promise<readonly JsonObject[]> {
  const users: JsonObject[] = [];
  for (let at = 0; at < ids.length; at += pageSize) {
    const parameters = [['user_ids', ids.slice(at, at + pageSize).join(',')]] as const;
    let cursor: string | null = null;
    do {
      const page: ListPage = await readUserPage(means, { fields, parameters, cursor }, signal);
      users.push(...page.items);
      cursor = page.next ?? null;
    } while (cursor !== null);
  }
  return users;
}
