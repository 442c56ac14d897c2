import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { ProviderFinding } from '../../../model/provider.ts';
import type { Refusal } from '../../target.ts';

/** Text attributes of a person by the provider's own name. `null`: empty. */
export type AttributeTexts = Readonly<Record<string, string | null>>;

/** An account as the provider has it at present. */
export interface AttributeAccount {
  readonly id: string;
  /** Of the attributes that were asked for; what is absent is empty. */
  readonly texts: AttributeTexts;
  /** Why none of its attributes can be written. */
  readonly refusal?: Refusal;
}

export interface AttributeWrite {
  readonly id: string;
  /** Only what differs. */
  readonly texts: AttributeTexts;
}

export type WriteOutcome = { readonly id: string } &
  /** `texts`: as the provider gave them back. Absent: it gives nothing back. */
  (
    | { readonly status: 'written'; readonly texts?: AttributeTexts }
    | { readonly status: 'gone' }
    | ({ readonly status: 'refused' } & Refusal)
    | { readonly status: 'failed'; readonly failure: ConnectorFailure }
  );

/** How a kind of photo target speaks to its provider. Whoever concerns everyone throws `ConnectorError`. */
export interface AttributeDirectory {
  /** Tries sign-in, reading and, as far as that shows without writing, the right to write. */
  check(signal: AbortSignal): Promise<readonly ProviderFinding[]>;
  /** The text attributes that may be written. Undefined: the provider does not tell. */
  attributes(signal: AbortSignal): Promise<ReadonlySet<string> | undefined>;
  /** Creates text attributes that are missing. */
  create(names: readonly string[], signal: AbortSignal): Promise<void>;
  /** The accounts of values of the matching key; several of one value too. `value` is one of those asked about. */
  find(
    values: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly { readonly value: string; readonly id: string }[]>;
  /** Leaves out whoever is not there any more. */
  read(ids: readonly string[], names: readonly string[], signal: AbortSignal): Promise<readonly AttributeAccount[]>;
  /** Partial updates; each is answered once. */
  write(writes: readonly AttributeWrite[], signal: AbortSignal): AsyncIterable<WriteOutcome>;
  close(): Promise<void>;
}
