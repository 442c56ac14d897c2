import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';

/** What real servers do differently from one another, and from the RFCs. */
export interface ScimOddities {
  /** No ServiceProviderConfig, ResourceTypes and Schemas. */
  readonly noDiscovery: boolean;
  /** Pages have no more than so many people, however many were asked for. */
  readonly mostPerPage: number;
  /** An empty list has no `Resources`. */
  readonly resourcesAbsent: boolean;
  /** `status` of an error is a number. */
  readonly numericStatus: boolean;
  /** `active` and `primary` are texts: "True". */
  readonly textBooleans: boolean;
  /** The manager is the bare id, or the login. */
  readonly bareManager: 'no' | 'id' | 'login';
  /** Names begin with a small letter in ListResponse, with a capital one in people; schema URIs are in capitals. */
  readonly otherCase: boolean;
  readonly filter: 'supported' | 'unsupported' | 'without-last-modified' | 'ignores-last-modified';
  readonly paging: 'index' | 'cursor' | 'both';
  /** `/Groups/{id}` does not tell its members; people tell their groups. */
  readonly groupsWithoutMembers: boolean;
  readonly photos: 'absolute' | 'relative' | 'inline';
  /** Sorting by `sortBy`. */
  readonly sort: boolean;
}

export interface ScimSimulatorOptions {
  /** Whose people the server has. It may change while the simulator runs. */
  readonly company: Company;
  /** Which of them. Default: all. */
  readonly includes?: (person: CompanyPerson) => boolean;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly tokenLifetimeSeconds?: number;
  readonly cursorLifetimeSeconds?: number;
  readonly oddities?: Partial<ScimOddities>;
  /** The simulated clock. */
  readonly now?: () => Date;
}

export type ScimSettings = Required<Omit<ScimSimulatorOptions, 'oddities'>> & { readonly oddities: ScimOddities };

const usualOddities: ScimOddities = {
  noDiscovery: false,
  mostPerPage: 200,
  resourcesAbsent: true,
  numericStatus: false,
  textBooleans: false,
  bareManager: 'no',
  otherCase: false,
  filter: 'supported',
  paging: 'index',
  groupsWithoutMembers: false,
  photos: 'absolute',
  sort: true,
};

export function settingsFrom(options: ScimSimulatorOptions): ScimSettings {
  return {
    includes: () => true,
    port: 0,
    latencyMillis: 0,
    token: 'scim-sample-token',
    username: 'roster',
    password: 'sample-passphrase',
    clientId: 'roster-client',
    clientSecret: 'sample:secret+1',
    tokenLifetimeSeconds: 3600,
    cursorLifetimeSeconds: 600,
    now: () => new Date(),
    ...options,
    oddities: { ...usualOddities, ...options.oddities },
  };
}
