import { ScimError } from '../scim-exchange.ts';

interface CursorContent {
  /** The last resource of the page before. */
  readonly after: string;
  /** How many there were up to it, should it be gone. */
  readonly at: number;
  readonly query: string;
  readonly issuedAt: number;
}

/** Cursors of RFC 9865: good for the same query, and for a while. */
export interface Cursors {
  issue(content: Omit<CursorContent, 'issuedAt'>): string;
  /** Throws `invalidCursor` and `expiredCursor`. */
  read(cursor: string, query: string): CursorContent;
  /** Makes every cursor issued so far as good as expired. */
  expireAll(): void;
}

export function createCursors(lifetimeSeconds: number, now: () => Date): Cursors {
  const issued = new Map<string, CursorContent>();
  let count = 0;
  return {
    issue: (content) => {
      count += 1;
      const cursor = `c${String(count)}_${Buffer.from(String(content.at)).toString('base64url')}`;
      issued.set(cursor, { ...content, issuedAt: now().getTime() });
      return cursor;
    },
    read: (cursor, query) => {
      const content = issued.get(cursor);
      if (content?.query !== query) throw new ScimError(400, 'The cursor is not one of this query.', 'invalidCursor');
      if (now().getTime() - content.issuedAt > lifetimeSeconds * 1000) {
        throw new ScimError(400, 'The cursor has expired.', 'expiredCursor');
      }
      return content;
    },
    expireAll: () => {
      for (const [cursor, content] of issued) issued.set(cursor, { ...content, issuedAt: 0 });
    },
  };
}
