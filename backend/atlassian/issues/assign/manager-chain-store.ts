import { z } from 'zod';
import { sql, type Database } from '../../../database/client.ts';
import type { ChainMember } from './decide-assignment.ts';

/** No company is deeper. */
const longestChain = 30;

const members = z.array(
  z.object({
    id: z.string(),
    email: z
      .string()
      .nullable()
      .transform((email) => email ?? undefined),
    active: z.boolean(),
  }),
);

/** From the person's manager up to the top. It ends where a circle of managers closes. */
export async function readManagerChain(
  database: Database,
  siteId: string,
  personId: string,
): Promise<readonly ChainMember[]> {
  return members.parse(
    await database.$queryRaw(sql`
      with recursive path (id, manager_id, depth, seen) as (
        select id, manager_id, 0, array[id] from person where site_id = ${siteId}::uuid and id = ${personId}::uuid
        union all
        select above.id, above.manager_id, depth + 1, seen || above.id from path
        join person above on above.site_id = ${siteId}::uuid and above.id = path.manager_id
        where depth < ${longestChain} and not above.id = any (seen)
      )
      select id::text, email, active from path join person using (id) where depth > 0 order by depth`),
  );
}

/** Undefined: they are not of this site, or no longer. */
export async function readChainMember(
  database: Database,
  siteId: string,
  personId: string,
): Promise<ChainMember | undefined> {
  const [member] = members.parse(
    await database.$queryRaw(sql`
      select id::text, email, active from person where site_id = ${siteId}::uuid and id = ${personId}::uuid`),
  );
  return member;
}
