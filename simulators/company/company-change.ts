import type { CompanyPerson } from './company-person.ts';

/** What can happen in the sample company after it was founded. */
export type CompanyChange =
  | { readonly kind: 'hire'; readonly values?: PersonValues }
  /** `forGood`: deleted beyond restoring; otherwise the account can still be brought back. */
  | { readonly kind: 'leave'; readonly id: string; readonly forGood?: boolean }
  | { readonly kind: 'return'; readonly id: string }
  | { readonly kind: 'rename'; readonly id: string; readonly givenName?: string; readonly familyName?: string }
  | { readonly kind: 'move'; readonly id: string; readonly department: string; readonly managerId?: string }
  | { readonly kind: 'disable' | 'enable'; readonly id: string }
  | { readonly kind: 'picture'; readonly id: string; readonly picture: 'new' | 'none' }
  | { readonly kind: 'edit'; readonly id: string; readonly values: PersonValues };

/** Values to set; `undefined` clears one that may be missing. */
export type PersonValues = Partial<Omit<CompanyPerson, 'id' | 'index'>>;

/** One line of the company's history. `after` is absent once the person has left, `before` when they are new. */
export interface CompanyEvent {
  readonly sequence: number;
  readonly id: string;
  readonly before?: CompanyPerson;
  readonly after?: CompanyPerson;
  readonly forGood: boolean;
}
