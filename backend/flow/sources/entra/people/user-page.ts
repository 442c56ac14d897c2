import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import { shaped } from '../entra-answer.ts';
import type { EntraClient, GraphQuery } from '../entra-client.ts';
import { graphFailure, type GraphTask } from '../entra-failure.ts';
import { isOwnLink } from './place.ts';

/** What every read of people has at hand. */
export interface PageMeans {
  readonly client: EntraClient;
  readonly graphUrl: string;
}

export const userObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const pageShape = z.object({
  value: z.array(userObject),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

export interface UserPage {
  readonly items: readonly JsonObject[];
  readonly nextLink: string | undefined;
  readonly deltaLink: string | undefined;
}

/** Throws unless Graph answers with a page whose links can be followed. */
export async function readUserPage(
  { client, graphUrl }: PageMeans,
  query: GraphQuery,
  task: GraphTask,
  signal: AbortSignal,
): Promise<UserPage> {
  const answer = await client.ask(query, signal);
  if (answer.status !== 200) throw new ConnectorError(graphFailure(answer, task));
  return userPage(answer.body, query.path, graphUrl);
}

export function userPage(body: unknown, path: string, graphUrl: string): UserPage {
  const page = shaped(pageShape, body);
  const links = [page['@odata.nextLink'], page['@odata.deltaLink']];
  if (links.some((link) => link !== undefined && !isOwnLink(link, graphUrl))) {
    throw misled('Microsoft Graph gave a link to another server, which is not followed.');
  }
  if (page['@odata.nextLink'] === path) throw misled('Microsoft Graph gave a page that leads back to itself.');
  return { items: page.value, nextLink: page['@odata.nextLink'], deltaLink: page['@odata.deltaLink'] };
}

const misled = (message: string): ConnectorError => new ConnectorError({ reason: 'unexpected-answer', message });

/** Ids of items, as far as they have one. */
export const idsOf = (items: readonly JsonObject[]): readonly string[] =>
  items.flatMap(({ id }) => (typeof id === 'string' && id !== '' ? [id] : []));
