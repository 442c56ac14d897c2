import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';

export interface OrganizationSimulatorOptions {
  /** Whose people have accounts when it starts. */
  readonly company: Company;
  /** Of them; guests have none in any case. */
  readonly includes?: (person: CompanyPerson) => boolean;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  readonly directoryId?: string;
  readonly apiKey?: string;
  /** Domains whose accounts may be created; that of the company is always among them. */
  readonly verifiedDomains?: readonly string[];
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  /** Requests of a minute, over which they are answered with 429. Absent: no limit. */
  readonly requestsPerMinute?: number;
  /** Attributes that are taken without complaint and not kept. */
  readonly deafTo?: readonly string[];
  /** What the directory says that it can do: RFC 7643, 5. */
  readonly supports?: { readonly patch: boolean; readonly filter: boolean };
  /**
   * Photos are fetched from their address before they are kept, by HEAD and by GET, as Atlassian does; addresses of this
   * machine may then be without TLS. Otherwise any https address is believed.
   */
  readonly fetchesPhotos?: boolean;
  /** What is written here is kept in it across starts. Absent: it is forgotten. */
  readonly folder?: string | undefined;
  readonly now?: () => Date;
}

export type OrganizationSettings = Required<Omit<OrganizationSimulatorOptions, 'requestsPerMinute'>> &
  Pick<OrganizationSimulatorOptions, 'requestsPerMinute'>;

export function settingsFrom(options: OrganizationSimulatorOptions): OrganizationSettings {
  return {
    includes: () => true,
    port: 0,
    directoryId: '7f3a1d0c-52f4-4d0e-9a44-1c7f7d5f7a10',
    apiKey: 'simulated-directory-key',
    verifiedDomains: [],
    latencyMillis: 0,
    deafTo: [],
    supports: { patch: true, filter: true },
    fetchesPhotos: false,
    folder: undefined,
    now: () => new Date(),
    ...options,
  };
}
