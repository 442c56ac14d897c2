import type { TargetFieldRow } from '#contract/targets.ts';
import { sql, type DatabaseOrTransaction, type Prisma } from '../../../database/client.ts';
import type { TargetConfiguration } from '../../../targets/target-configuration.ts';

/** Who a target's people are and how they are to look, as the database computes it. */
export interface DesiredOrder {
  readonly siteId: string;
  readonly targetId: string;
  readonly people: TargetConfiguration['people'];
  readonly matchFrom: string;
  /** Only those that the target accepts. */
  readonly fields: readonly TargetFieldRow[];
  readonly manager: boolean;
  readonly pictures: 'bytes' | 'hosted-address' | 'none';
  readonly whenPictureMissing: 'keep' | 'clear';
  /** Where pictures are hosted, without a slash at the end. */
  readonly photoBaseUrl: string | undefined;
  readonly active: boolean;
}

/** What is hashed, and what `wrote` holds. */
export interface DesiredDocument {
  readonly fields: Readonly<Record<string, string | null>>;
  /** `remoteId`: at the target. */
  readonly manager?: { readonly remoteId?: string; readonly email?: string } | null;
  /** `version`: for another picture another one. */
  readonly picture?: { readonly version: string } | null;
  readonly active?: boolean;
}

export interface DesiredPerson {
  readonly personId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly matchValue: string | null;
  readonly document: DesiredDocument;
  readonly hash: string;
  readonly managerName: string | null;
  readonly pictureSha256: string | null;
  readonly pictureCrop: string | null;
  readonly pictureToken: string | null;
}

/** Rows of everyone who belongs to the target (or of `only`): person_id, display_name, sort_name, email, match_value, document, hash. */
export function desiredRows(order: DesiredOrder, only?: readonly string[]): Prisma.Sql {
  return sql`
    select wanted.*, encode(sha256(convert_to(wanted.document::text, 'UTF8')), 'hex') as hash
    from (
      select person.id as person_id, person.display_name, person.sort_name, person.email,
        nullif(trim(${matchValue(order)}), '') as match_value,
        jsonb_build_object('fields', ${fieldsOf(order)}) || ${managerOf(order)} || ${pictureOf(order)} ||
          ${order.active ? sql`jsonb_build_object('active', person.active)` : sql`'{}'::jsonb`} as document,
        boss.display_name as manager_name, person.picture_sha256, person.picture_crop, person.picture_token
      from person
      left join target_person held on held.target_id = ${order.targetId}::uuid and held.person_id = person.id
      left join person boss on boss.id = person.manager_id
      left join target_person boss_held on boss_held.target_id = ${order.targetId}::uuid and boss_held.person_id = boss.id
      where person.site_id = ${order.siteId}::uuid and ${belongs(order)}
        and ${only === undefined ? sql`true` : sql`person.id = any(${[...only]}::uuid[])`}
    ) wanted`;
}

export async function loadDesired(
  database: DatabaseOrTransaction,
  order: DesiredOrder,
  people: readonly string[],
): Promise<ReadonlyMap<string, DesiredPerson>> {
  const rows = await database.$queryRaw<DesiredPerson[]>`
    select person_id as "personId", display_name as "displayName", email, match_value as "matchValue", document, hash,
      manager_name as "managerName", picture_sha256 as "pictureSha256", picture_crop as "pictureCrop",
      picture_token as "pictureToken"
    from (${desiredRows(order, people)}) desired`;
  return new Map(rows.map((row) => [row.personId, row]));
}

function belongs({ people: { connectors, inactive } }: DesiredOrder): Prisma.Sql {
  const has = (which: Prisma.Sql): Prisma.Sql =>
    sql`exists (select from person_source source where source.person_id = person.id and source.present and ${which})`;
  const theirs = connectors.length === 0 ? sql`true` : has(sql`source.connector_id = any(${connectors}::uuid[])`);
  const here = inactive ? sql`(person.active or ${has(sql`true`)})` : sql`person.active`;
  return sql`${here} and ${theirs}`;
}

function valueOf(key: string): Prisma.Sql {
  // A person always has a name, also one that no mapping row fills.
  return key === 'field:displayName' ? sql`person.display_name` : sql`(person."values" ->> ${key}::text)`;
}

function matchValue({ matchFrom, people: { connectors } }: DesiredOrder): Prisma.Sql {
  if (matchFrom !== 'sourceId') return valueOf(matchFrom);
  return sql`(
    select source.source_id from person_source source join connector on connector.id = source.connector_id
    where source.person_id = person.id and source.present
      and ${connectors.length === 0 ? sql`true` : sql`source.connector_id = any(${connectors}::uuid[])`}
    order by connector.priority, connector.created_at, source.source_id limit 1)`;
}

function fieldsOf({ fields }: DesiredOrder): Prisma.Sql {
  const rows = fields.map(({ to, from, whenEmpty }) => ({ to, from, keep: whenEmpty === 'keep' }));
  return sql`coalesce((
    select jsonb_object_agg(field."to", filled.value)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as field ("to" text, "from" text, keep boolean)
    cross join lateral (
      select case when field."from" = 'field:displayName' then person.display_name
        else nullif(person."values" ->> field."from", '') end as value
    ) filled
    where filled.value is not null or not field.keep), '{}'::jsonb)`;
}

function managerOf({ manager }: DesiredOrder): Prisma.Sql {
  if (!manager) return sql`'{}'::jsonb`;
  return sql`jsonb_build_object('manager', case when boss.id is null then 'null'::jsonb
    else jsonb_strip_nulls(jsonb_build_object('remoteId', boss_held.remote_id, 'email', boss.email)) end)`;
}

/** Only a picture that Roster brought there is taken away: of people who want none shown in any case. */
function pictureOf({ pictures, photoBaseUrl, whenPictureMissing }: DesiredOrder): Prisma.Sql {
  if (pictures === 'none') return sql`'{}'::jsonb`;
  const version =
    pictures === 'bytes'
      ? sql`person.picture_sha256 || ':' || coalesce(person.picture_crop, 'centre')`
      : sql`${photoBaseUrl ?? ''}::text || '/photos/' || person.picture_token || '.jpg'`;
  const isCleared = whenPictureMissing === 'clear' ? sql`true` : sql`person.picture_opted_out`;
  const missing = sql`
    case when ${isCleared} and held.wrote ? 'picture' then '{"picture": null}'::jsonb else '{}'::jsonb end`;
  return sql`case when person.picture_sha256 is null or person.picture_token is null then ${missing}
    else jsonb_build_object('picture', jsonb_build_object('version', ${version})) end`;
}
