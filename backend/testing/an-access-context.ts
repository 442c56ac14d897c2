import { randomBytes } from 'node:crypto';
import type { AccessContext } from '../access/access-context.ts';
import { insertAccount, type AccountFields, type StoredAccount } from '../access/accounts/account-store.ts';
import { createSecretBox } from '../connectors/secret-box.ts';
import type { TestDatabase } from './test-database.ts';

export interface TestAccess {
  readonly context: AccessContext;
  /** Moves the clock that the context reads. */
  readonly passMinutes: (minutes: number) => void;
}

/** Access to a test database, with a clock that only the test moves. */
export function anAccessContext(
  { database, siteId }: Pick<TestDatabase, 'database' | 'siteId'>,
  overrides: Partial<AccessContext> = {},
): TestAccess {
  let now = Date.parse('2026-11-21T10:00:00Z');
  const context: AccessContext = {
    database,
    siteId,
    secretBox: createSecretBox(randomBytes(32)),
    baseUrl: 'http://roster.example',
    adminToken: undefined,
    now: () => new Date(now),
    ...overrides,
  };
  return {
    context,
    passMinutes: (minutes) => {
      now += minutes * 60_000;
    },
  };
}

/** An account that cannot sign in by itself, unless the test says how. */
export function anAccount(
  { database, siteId }: Pick<AccessContext, 'database' | 'siteId'>,
  fields: Partial<AccountFields> = {},
): Promise<StoredAccount> {
  const usual: AccountFields = {
    email: 'ann@example.com',
    name: 'Ann',
    role: 'user',
    passwordHash: null,
    oidcSubject: null,
  };
  return insertAccount(database, siteId, { ...usual, ...fields });
}
