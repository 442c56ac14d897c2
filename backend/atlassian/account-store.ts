import { z } from 'zod';
import { sql, type DatabaseOrTransaction } from '../database/client.ts';

/** Kinds of targets whose own ids of people are Atlassian account ids. */
export const accountTargets: readonly string[] = ['atlassian-accounts', 'confluence-cloud', 'jira-cloud'];

/** Whose an account is is asked again after a day; whose nobody knew, after an hour. */
const knownSeconds = 86_400;
const unknownSeconds = 3600;

const recognized = z.array(z.object({ accountId: z.string(), personId: z.string().nullable() }));

/**
 * Who of the directory these accounts are, without asking anybody: as a target has found them, or as the product said
 * lately. `undefined`: lately known to be nobody's. Accounts that are left out have to be asked about.
 */
export async function knownAccounts(
  database: DatabaseOrTransaction,
  siteId: string,
  accountIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string | undefined>> {
  const rows = recognized.parse(
    await database.$queryRaw(sql`
      select distinct on ("accountId") "accountId", "personId" from (
        select held.remote_id as "accountId", held.person_id::text as "personId", 0 as rank
        from target_person held
        join target on target.id = held.target_id and target.kind = any(${accountTargets}) and target.enabled
        join person on person.id = held.person_id
        where held.site_id = ${siteId}::uuid and held.remote_id = any(${accountIds})
        union all
        select known.account_id, person.id::text, 1
        from atlassian_account known left join person on person.id = known.person_id
        where known.site_id = ${siteId}::uuid and known.account_id = any(${accountIds})
          and known.asked_at > ${now}::timestamptz
            - make_interval(secs => case when person.id is null then ${unknownSeconds}::int else ${knownSeconds}::int end)
      ) found order by "accountId", rank`),
  );
  return new Map(rows.map(({ accountId, personId }) => [accountId, personId ?? undefined]));
}

/** The person's account, as a target has found it, or as the product once said. */
export async function knownAccountOf(
  database: DatabaseOrTransaction,
  siteId: string,
  personId: string,
): Promise<string | undefined> {
  const rows = z.array(z.object({ accountId: z.string() })).parse(
    await database.$queryRaw(sql`
      select "accountId" from (
        select held.remote_id as "accountId", 0 as rank, held.updated_at as at
        from target_person held
        join target on target.id = held.target_id and target.kind = any(${accountTargets}) and target.enabled
        where held.site_id = ${siteId}::uuid and held.person_id = ${personId}::uuid and held.remote_id is not null
        union all
        select account_id, 1, asked_at from atlassian_account
        where site_id = ${siteId}::uuid and person_id = ${personId}::uuid
      ) found order by rank, at desc limit 1`),
  );
  return rows[0]?.accountId;
}

export interface MetAccount {
  readonly accountId: string;
  /** Absent: shown to no app. */
  readonly email: string | undefined;
}

/** Keeps whose accounts these are by their e-mail addresses, and says so. An address that two people have is nobody's. */
export async function keepAccounts(
  database: DatabaseOrTransaction,
  siteId: string,
  accounts: readonly MetAccount[],
  now: Date,
): Promise<ReadonlyMap<string, string | undefined>> {
  const met = accounts.map(({ accountId, email }) => ({ accountId, email: email?.toLowerCase() ?? null }));
  const rows = recognized.parse(
    await database.$queryRaw(sql`
      with met as (
        select * from jsonb_to_recordset(${JSON.stringify(met)}::jsonb) as met ("accountId" text, email text)
      ), found as (
        select met."accountId", case when count(person.id) = 1 then min(person.id::text) end as "personId"
        from met left join person
          on person.site_id = ${siteId}::uuid and person.active and lower(person.email) = met.email
        group by met."accountId"
      )
      insert into atlassian_account (site_id, account_id, person_id, asked_at)
      select ${siteId}::uuid, "accountId", "personId"::uuid, ${now}::timestamptz from found
      on conflict (site_id, account_id) do update set person_id = excluded.person_id, asked_at = excluded.asked_at
      returning account_id as "accountId", person_id::text as "personId"`),
  );
  return new Map(rows.map(({ accountId, personId }) => [accountId, personId ?? undefined]));
}

/** The product is asked anew whose account that is: something of it was changed. */
export async function forgetWhenAsked(
  database: DatabaseOrTransaction,
  siteId: string,
  accountId: string,
): Promise<void> {
  await database.atlassianAccount.updateMany({ where: { siteId, accountId }, data: { askedAt: new Date(0) } });
}

/** Of whom the directory did not know, the product is asked anew: somebody has come since. */
export async function forgetStrangers(database: DatabaseOrTransaction, siteId: string): Promise<void> {
  await database.atlassianAccount.updateMany({ where: { siteId, personId: null }, data: { askedAt: new Date(0) } });
}

/** The accounts that Roster has met of these people, by person's id. */
export async function accountsOfPeople(
  database: DatabaseOrTransaction,
  siteId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = z.array(z.object({ personId: z.string(), accountIds: z.array(z.string()) })).parse(
    await database.$queryRaw(sql`
      select "personId", array_agg("accountId") as "accountIds" from (
        select held.person_id::text as "personId", held.remote_id as "accountId"
        from target_person held
        join target on target.id = held.target_id and target.kind = any(${accountTargets}) and target.enabled
        where held.site_id = ${siteId}::uuid and held.person_id = any(${personIds}::uuid[]) and held.remote_id is not null
        union
        select person_id::text, account_id from atlassian_account
        where site_id = ${siteId}::uuid and person_id = any(${personIds}::uuid[])
      ) met group by "personId"`),
  );
  return new Map(rows.map(({ personId, accountIds }) => [personId, accountIds]));
}
