import { z } from 'zod';
import type { IssueField } from '#contract/accounts.ts';
import { sql, type Database } from '../../../database/client.ts';

/** What the issues of a person show of them. Empty: nothing. */
export type ProfileTexts = Readonly<Record<IssueField, string>>;

export const nobodysTexts: ProfileTexts = { department: '', location: '', manager: '' };

const rows = z.array(z.object({ id: z.string(), department: z.string(), location: z.string(), manager: z.string() }));

/** By person's id. The manager is shown while they are active. */
export async function readProfileTexts(
  database: Database,
  siteId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, ProfileTexts>> {
  const found = rows.parse(
    await database.$queryRaw(sql`
      select person.id::text, coalesce(person.department, '') as department,
        coalesce(person."values" ->> 'field:location', '') as location, coalesce(boss.display_name, '') as manager
      from person
      left join person boss on boss.id = person.manager_id and boss.site_id = person.site_id and boss.active
      where person.site_id = ${siteId}::uuid and person.id = any(${personIds}::uuid[])`),
  );
  return new Map(found.map(({ id, ...texts }) => [id, texts]));
}
