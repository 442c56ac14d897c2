import type { Office } from './offices.ts';

/** A person of the sample company, as its own personnel file has them; each simulated provider shows them its own way. */
export interface CompanyPerson {
  /** A UUID; the same for the same company, seed and position. */
  readonly id: string;
  /** Position in the order of hiring into the sample; never used twice. */
  readonly index: number;
  readonly givenName: string;
  readonly familyName: string;
  readonly displayName: string;
  /** Guests have an address of another company. */
  readonly email: string;
  /** What the person signs in with; the address they were hired with. */
  readonly login: string;
  readonly phone?: string | undefined;
  readonly mobile?: string | undefined;
  readonly jobTitle: string;
  readonly department: string;
  readonly division: string;
  readonly costCenter: string;
  readonly office: Office;
  readonly employeeId: string;
  readonly employeeType: 'Employee' | 'Contractor' | 'Working Student' | 'Guest';
  /** `YYYY-MM-DD`. */
  readonly hireDate: string;
  readonly managerId?: string | undefined;
  /** False: the account is disabled, the person is still listed. */
  readonly active: boolean;
  readonly guest: boolean;
  /** What the company adds to every account beyond the usual fields. */
  readonly extras: PersonExtras;
  readonly picture?: CompanyPicture | undefined;
  readonly look: PersonLook;
}

export interface PersonExtras {
  readonly badge: string;
  readonly room?: string;
  readonly workModel: 'On site' | 'Hybrid' | 'Remote';
  readonly skills?: string;
  readonly pronouns?: string;
}

export interface CompanyPicture {
  /** Higher with every new picture of the person; never used twice. */
  readonly version: number;
  /** Width and height of what the person uploaded. */
  readonly pixels: number;
}

/** What all pictures of one person have in common. */
export interface PersonLook {
  readonly presentation: 'feminine' | 'masculine';
  readonly skin: number;
  readonly hair: 'any' | 'dark';
}
