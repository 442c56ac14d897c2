import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { ProviderCheck } from '../../../model/provider.ts';

/** A site of Atlassian's whose accounts have properties: Jira or Confluence. Throws what would be answered to everybody alike. */
export interface PropertySite {
  check(signal: AbortSignal): Promise<ProviderCheck>;
  /** Those of at most `accountsAtOnce` accounts that the site has, by id. */
  lookUp(accountIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, SiteAccount>>;
  /** The accounts that show this very e-mail address. */
  withEmail(email: string, signal: AbortSignal): Promise<readonly SiteAccount[]>;
  read(accountId: string, signal: AbortSignal): Promise<PropertyReading>;
  write(writing: PropertyWriting, signal: AbortSignal): Promise<PropertyWritten>;
}

export interface SiteAccount {
  readonly accountId: string;
  readonly isApp: boolean;
}

export type PropertyReading =
  | { readonly status: 'value'; readonly value: JsonValue }
  /** No such property, or no such account: both products say the same of the two. */
  | { readonly status: 'none' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

export interface PropertyWriting {
  readonly accountId: string;
  /** Whether there was one when it was read. */
  readonly exists: boolean;
  /** Undefined: it is removed. */
  readonly value: JsonValue | undefined;
}

export type PropertyWritten =
  | { readonly status: 'written' }
  /** It was made or removed meanwhile, or the account was: it is read again. */
  | { readonly status: 'overtaken' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

/** An address of 50 accounts stays well below the length that front ends refuse; an account id has up to 128 characters. */
export const accountsAtOnce = 50;

/** One that cannot be an id would spoil the question for the others. */
export const isAccountId = (text: string): boolean => /^[\w:.-]{1,128}$/.test(text);
