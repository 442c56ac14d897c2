import { type Database, Prisma } from '../../database/client.ts';
import { searchWords } from '../model/search-text.ts';
import type { PersonRow } from './person-row.ts';

export interface PeopleQuery {
  readonly siteId: string;
  /** As typed: every word must be found in the name, e-mail address, department or phone numbers. */
  readonly search: string;
  readonly department?: string | undefined;
  /** Absent: active and inactive people alike. */
  readonly active?: boolean | undefined;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface DepartmentRow {
  readonly name: string;
  readonly people: number;
}

/** What a list of people shows of each. */
export const personColumns = Prisma.sql`
  person.id, person.display_name as "displayName", person.email, person.active, person.values,
  person.picture_token as "pictureToken", person.picture_sha256 as "pictureSha256", person.own_sha256 as "ownSha256"`;

/**
 * People in the order of their names. Looking through everyone takes 25 ms among 50,000: a trigram index would be quicker
 * for rare words alone, and made every first run a sixth slower.
 */
export async function listPeople(
  database: Database,
  query: PeopleQuery,
): Promise<{ readonly rows: readonly PersonRow[]; readonly total: number }> {
  const where = Prisma.join(conditions(query), ' and ');
  const [rows, counted] = await Promise.all([
    // The page is found in the index alone; only its people are read, however far down the list it is.
    database.$queryRaw<PersonRow[]>`
      select ${personColumns} from person join (
        select id from person where ${where}
        order by sort_name, id limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}
      ) page using (id) order by sort_name, id`,
    database.$queryRaw<{ total: number }[]>`select count(*)::int as total from person where ${where}`,
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** Departments of active people, in the order of their names. */
export function listDepartments(database: Database, siteId: string): Promise<readonly DepartmentRow[]> {
  return database.$queryRaw<DepartmentRow[]>`
    select department as name, count(*)::int as people from person
    where site_id = ${siteId}::uuid and active and department is not null
    group by department order by lower(department), department`;
}

function conditions({ siteId, search, department, active }: PeopleQuery): Prisma.Sql[] {
  return [
    Prisma.sql`site_id = ${siteId}::uuid`,
    ...(active === undefined ? [] : [Prisma.sql`active = ${active}`]),
    ...(department === undefined ? [] : [Prisma.sql`department = ${department}`]),
    ...searchWords(search).map((word) => Prisma.sql`search_text like ${`%${escapeLike(word)}%`}`),
  ];
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
