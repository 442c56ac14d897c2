import type { JsonObject } from '../../../model/json.ts';
import type { ScimClient } from '../scim-client.ts';
import { type Discovery, readDiscovery } from './read-discovery.ts';

/** Asks once for each session. */
export type Discover = (signal: AbortSignal) => Promise<Discovery>;

/**
 * What the server says of itself (RFC 7644, 4). Many servers have none or only some of it, or want other rights for it:
 * whatever is no answer counts as not told, and reading people shows what is really wrong.
 */
export function createDiscover(client: ScimClient): Discover {
  let known: Promise<Discovery> | undefined;

  const ask = async (path: string, signal: AbortSignal): Promise<JsonObject | undefined> => {
    const { status, body } = await client.ask(path, {}, signal);
    return status === 200 ? body : undefined;
  };
  const discover = async (signal: AbortSignal): Promise<Discovery> => {
    const [config, resourceTypes, schemas] = await Promise.all(
      ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas'].map((path) => ask(path, signal)),
    );
    return readDiscovery({ config, resourceTypes, schemas });
  };

  return (signal) => {
    known ??= discover(signal).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
