import type { CompanyPerson } from '../../company/company-person.ts';
import type { GoogleOptions } from '../google-options.ts';
import { seededNumber } from './google-ids.ts';
import { groupsOf, type WorkspaceGroup } from './groups.ts';

/** The accounts behind the endpoints. */
export interface Workspace {
  readonly options: GoogleOptions;
  readonly customerId: string;
  readonly domain: string;
  /** The super administrator; not one of the company's people. */
  readonly adminEmail: string;
  /** Those that a listing shows. */
  users(): readonly CompanyPerson[];
  /** By id, primary address or alias. */
  user(key: string): CompanyPerson | undefined;
  /** Deleted and still to be restored, which they are for twenty days. */
  deleted(): readonly CompanyPerson[];
  readonly groups: readonly WorkspaceGroup[];
  /** An outage in which everyone is gone, with status 200. */
  listNobody: boolean;
}

export const userId = (person: Pick<CompanyPerson, 'id'>): string => seededNumber('user', person.id);

/** Every seventh person has been renamed once, and is still reached by the address of before. */
export function aliasesOf(person: CompanyPerson): readonly string[] {
  return person.index % 7 === 1 ? [person.login.replace('@', '.alias@')] : [];
}

export function openWorkspace(options: GoogleOptions): Workspace {
  const { company, includes } = options;
  const adminEmail = `workspace-admin@${company.domain}`;
  let listed: readonly CompanyPerson[] = [];
  let keys: ReadonlyMap<string, CompanyPerson> = new Map();
  let at = -1;
  const upToDate = (): void => {
    if (at === company.sequence()) return;
    at = company.sequence();
    listed = company.people().filter(includes);
    keys = new Map(
      listed.flatMap((person) => [userId(person), person.email, ...aliasesOf(person)].map((key) => [key, person])),
    );
  };
  const users = (): readonly CompanyPerson[] => {
    upToDate();
    return listed;
  };
  const workspace: Workspace = {
    options,
    customerId: 'C03larkfd',
    domain: company.domain,
    adminEmail,
    users: () => (workspace.listNobody ? [] : users()),
    user: (key) => {
      upToDate();
      return keys.get(key.toLowerCase());
    },
    deleted: () => deletedOf(options),
    groups: groupsOf(company, users),
    listNobody: false,
  };
  return workspace;
}

function deletedOf({ company, includes }: GoogleOptions): readonly CompanyPerson[] {
  const left = company
    .eventsAfter(0)
    .flatMap(({ before, after, forGood }) => (before && !after && !forGood ? [before] : []));
  return left.filter((person) => company.person(person.id) === undefined).filter(includes);
}
