import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { SourceContext } from '../../source.ts';
import { type PingOneAnswer, type PingOneClient, shaped } from '../pingone-client.ts';
import { pingoneFailure, usersTask } from '../pingone-failure.ts';
import type { PingOneSettings } from '../pingone-settings.ts';
import { usersPath } from './user-filter.ts';

/** What every read of people has at hand. */
export interface ReadMeans {
  readonly client: PingOneClient;
  readonly settings: PingOneSettings;
  readonly context: SourceContext;
  /** Names scope and rules in cursors and bookmarks. */
  readonly of: string;
}

export interface UserPage {
  readonly users: readonly JsonObject[];
  /** Where the list goes on; PingOne may give fewer than were asked for. */
  readonly next: string | undefined;
  readonly answeredAt: string;
}

export const userObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const pageShape = z.object({
  _embedded: z.object({ users: z.array(userObject).default([]) }).default({ users: [] }),
  _links: z.object({ next: z.object({ href: z.string() }).optional() }).default({}),
});

interface PageOrder {
  readonly filter: string;
  /** A next link of this list; null for its first page. */
  readonly link: string | null;
}

export async function readUserPage(
  means: ReadMeans,
  { filter, link }: PageOrder,
  signal: AbortSignal,
): Promise<UserPage> {
  const answer = await means.client.ask(link ?? usersPath(filter), signal);
  const filters = means.context.scope.filter !== '';
  if (answer.status !== 200) {
    throw new ConnectorError(pingoneFailure(answer, { ...usersTask, follows: link !== null, filters }));
  }
  return userPage(answer, { link, client: means.client });
}

export function userPage(
  { body, answeredAt }: PingOneAnswer,
  { link, client }: { readonly link: string | null; readonly client: PingOneClient },
): UserPage {
  const { _embedded: embedded, _links: links } = shaped(pageShape, body);
  const next = links.next?.href;
  if (next !== undefined && !client.isOwnLink(next)) {
    throw misled('PingOne gave a link to another server, which is not followed.');
  }
  if (next !== undefined && next === link) throw misled('PingOne gave a page that leads back to itself.');
  return { users: embedded.users, next, answeredAt: answeredAt.toISOString() };
}

const misled = (message: string): ConnectorError => new ConnectorError({ reason: 'unexpected-answer', message });
