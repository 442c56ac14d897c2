import type { Attribute } from '#contract/connectors.ts';
import { listAttributePaths } from '../../flow/mapping/paths/list-attribute-paths.ts';
import type { JsonObject } from '../../flow/model/json.ts';
import { askSource, findConnector } from './ask-source.ts';
import type { ListOf } from '../sync.ts';
import type { SyncParts } from '../sync-parts.ts';

/** Enough to meet the attributes that only some people have, and few enough to wait for. */
const sampleSize = 200;

/** Attribute paths that are really there, from the first people that the provider lists. */
export async function listConnectorAttributes(
  parts: SyncParts,
  siteId: string,
  connectorId: string,
): Promise<ListOf<Attribute> & { readonly sampled: number }> {
  const at = await findConnector(parts, siteId, connectorId);
  const samples = await askSource(parts, at, async (session, signal) => {
    const found: JsonObject[] = [];
    for await (const { records } of session.readPeople({}, signal)) {
      found.push(...records.slice(0, sampleSize - found.length).map(({ attributes }) => attributes));
      if (found.length >= sampleSize) break;
    }
    return found;
  });
  const items = listAttributePaths(samples);
  return { items, total: items.length, sampled: samples.length };
}
