import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { FieldRefusal, Refusal } from '../../target.ts';

export type PropertyValues = Readonly<Record<string, string | null>>;

/** Where the properties of users lie. Either way, everybody asked about is answered, by their user key. */
export interface PropertyStore {
  read(userKeys: readonly string[], names: readonly string[], signal: AbortSignal): Promise<PropertyReadings>;
  write(edits: readonly PropertyEdit[], signal: AbortSignal): Promise<PropertyWritings>;
}

export interface PropertyEdit {
  readonly userKey: string;
  /** `null`: is to be removed. */
  readonly values: PropertyValues;
}

export type PropertyReadings = ReadonlyMap<string, PropertyReading>;
export type PropertyReading =
  | { readonly status: 'read'; readonly values: PropertyValues }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

export type PropertyWritings = ReadonlyMap<string, PropertyWriting>;
export type PropertyWriting =
  /** `values` as they were read back. */
  | { readonly status: 'written'; readonly values: PropertyValues }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'forbidden' }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

/** Why a value does not fit; undefined: it does. */
export type ValueProblem = (name: string, value: string) => FieldRefusal | undefined;
