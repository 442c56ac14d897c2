import { type Control, type Filter, PagedResultsControl, PresenceFilter, SearchRequest } from 'ldapts';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { requestFailure, resultCodes } from './ldap-failure.ts';
import { socketFailure } from './sign-in/socket-failure.ts';
import type { LdapAnswer, LdapConnection } from './protocol/connection.ts';
import type { LdapEntry } from './protocol/entry.ts';

export interface Search {
  /** The search covers this entry and everything beneath it. */
  readonly base: string;
  readonly filter: Filter;
  readonly attributes: readonly string[];
  readonly controls?: readonly Control[];
  /** Ends quietly after so many entries. Default: all. */
  readonly maxEntries?: number;
}

export interface EntryPage {
  readonly entries: readonly LdapEntry[];
  readonly isLast: boolean;
}

/** A signed-in connection to the one server that answered. Fails only with `ConnectorError`, or with the reason of an abort. */
export interface LdapClient {
  /** Name and port of the server, for people. */
  readonly server: string;
  readonly closed: boolean;
  /** One entry by its name; undefined when there is none, or none that the account may see. */
  readEntry(
    dn: string,
    attributes: readonly string[],
    signal: AbortSignal,
    controls?: readonly Control[],
  ): Promise<LdapEntry | undefined>;
  /** One answer; for searches that find few. */
  search(search: Search, signal: AbortSignal): Promise<readonly LdapEntry[]>;
  /** Page after page, as small as the server likes to have them; a page may be empty and not be the last. */
  searchPages(search: Search, pageSize: number, signal: AbortSignal): AsyncGenerator<EntryPage, void>;
  close(): void;
}

const anyEntry = new PresenceFilter({ attribute: 'objectClass' });

export function createClient(connection: LdapConnection, server: string): LdapClient {
  const ask = (search: Search, scope: 'base' | 'sub', signal: AbortSignal): Promise<LdapAnswer> =>
    translated(server, signal, () =>
      connection.request((messageId) => searchRequest(search, scope, messageId), signal),
    );

  return {
    server,
    get closed() {
      return connection.closed;
    },
    readEntry: async (base, attributes, signal, controls = []) => {
      const { result, entries } = await ask({ base, filter: anyEntry, attributes, controls }, 'base', signal);
      if (result.code === resultCodes.noSuchObject || result.code === resultCodes.invalidDnSyntax) return undefined;
      if (result.code !== resultCodes.success) throw new ConnectorError(requestFailure(result));
      return entries[0];
    },
    search: async (search, signal) => {
      const { result, entries } = await ask(search, 'sub', signal);
      const wasEnough = result.code === resultCodes.sizeLimitExceeded && search.maxEntries === entries.length;
      if (result.code !== resultCodes.success && !wasEnough) throw new ConnectorError(requestFailure(result));
      return entries;
    },
    async *searchPages(search, pageSize, signal) {
      const askPage = (cookie?: Buffer): Promise<LdapAnswer> => {
        const page = new PagedResultsControl({ value: { size: pageSize, ...(cookie && { cookie }) } });
        const answer = ask({ ...search, controls: [page, ...(search.controls ?? [])] }, 'sub', signal);
        // A failure is thrown below, when it is this page's turn; until then nobody listens.
        answer.catch(() => undefined);
        return answer;
      };
      let next: Promise<LdapAnswer> | undefined = askPage();
      while (next) {
        const { result, entries }: LdapAnswer = await next;
        signal.throwIfAborted();
        if (result.code !== resultCodes.success) throw new ConnectorError(requestFailure(result));
        // The server makes the next page ready while this one is worked on.
        next = result.pageCookie && askPage(result.pageCookie);
        yield { entries, isLast: next === undefined };
      }
    },
    close: () => {
      connection.close();
    },
  };
}

function searchRequest(search: Search, scope: 'base' | 'sub', messageId: number): SearchRequest {
  return new SearchRequest({
    messageId,
    baseDN: search.base,
    scope,
    filter: search.filter,
    attributes: [...search.attributes],
    sizeLimit: search.maxEntries ?? 0,
    // ldapts would ask the server to give up after ten seconds.
    timeLimit: 0,
    controls: [...(search.controls ?? [])],
  });
}

/** Gives every failure of the connection its reason. The reason of an abort is let through as it is. */
export async function translated<T>(server: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConnectorError || signal.aborted) throw error;
    throw new ConnectorError(socketFailure(error, server), { cause: error });
  }
}
