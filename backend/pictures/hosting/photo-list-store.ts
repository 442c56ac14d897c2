import type { FetchedByAtlassian, PhotoAgent } from '#contract/photos.ts';
import { type Database, sql, type Prisma } from '../../database/client.ts';
import { searchWords } from '../../flow/model/search-text.ts';

export interface ListedPhoto {
  readonly personId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly isOwn: boolean;
  readonly token: string;
  readonly since: Date;
  readonly fetches: readonly ListedFetch[];
}

/** The last of its method and family. */
export interface ListedFetch {
  readonly method: string;
  readonly agent: PhotoAgent;
  readonly at: Date;
}

export interface PhotoQuery {
  readonly siteId: string;
  readonly search: string;
  readonly atlassian?: FetchedByAtlassian | undefined;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** Everyone's present address, in the order of their names. */
export async function listHostedPhotos(
  database: Database,
  query: PhotoQuery,
): Promise<{ readonly photos: readonly ListedPhoto[]; readonly total: number }> {
  const where = conditions(query);
  const [rows, counted] = await Promise.all([
    database.$queryRaw<Omit<ListedPhoto, 'fetches'>[]>`
      select person.id as "personId", person.display_name as "displayName", person.email,
        coalesce(person.own_sha256 = person.picture_sha256, false) as "isOwn", photo.token, photo.created_at as since
      from person join (
        select id from person where ${where}
        order by sort_name, id limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}
      ) page using (id)
      join hosted_photo photo on photo.token = person.picture_token
      order by person.sort_name, person.id`,
    database.$queryRaw<{ total: number }[]>`select count(*)::int as total from person where ${where}`,
  ]);
  const fetches = await fetchesOf(
    database,
    rows.map(({ token }) => token),
  );
  const photos = rows.map((row) => ({ ...row, fetches: fetches.get(row.token) ?? [] }));
  return { photos, total: counted[0]?.total ?? 0 };
}

/** An address to try with: that of the person, or the newest of anybody who is active. */
export async function findPhotoToTry(
  database: Database,
  siteId: string,
  personId: string | undefined,
): Promise<{ readonly token: string; readonly sha256: string; readonly crop: 'centre' | 'attention' } | undefined> {
  const [photo] = await database.$queryRaw<{ token: string; sha256: string; crop: 'centre' | 'attention' }[]>`
    select photo.token, photo.sha256, photo.crop
    from hosted_photo photo join person on person.picture_token = photo.token
    where photo.site_id = ${siteId}::uuid and person.site_id = ${siteId}::uuid and photo.retired_at is null
      and ${personId === undefined ? sql`person.active` : sql`person.id = ${personId}::uuid`}
    order by photo.created_at desc, photo.token limit 1`;
  return photo;
}

async function fetchesOf(database: Database, tokens: readonly string[]): Promise<Map<string, ListedFetch[]>> {
  const rows = await database.$queryRaw<(ListedFetch & { readonly token: string })[]>`
    select token, method, agent, last_at as at from photo_fetch where token = any(${tokens}::text[])
    order by last_at desc, agent`;
  return Map.groupBy(rows, ({ token }) => token);
}

function conditions({ siteId, search, atlassian }: PhotoQuery): Prisma.Sql {
  const words = searchWords(search).map((word) => sql`and strpos(search_text, ${word}) > 0`);
  const gotBy = (agent: PhotoAgent): Prisma.Sql => sql`exists (
    select from photo_fetch got
    where got.token = person.picture_token and got.method = 'GET' and got.agent = ${agent})`;
  const fetched = {
    yes: sql`and ${gotBy('atlassian')}`,
    perhaps: sql`and not ${gotBy('atlassian')} and ${gotBy('other')}`,
    no: sql`and not ${gotBy('atlassian')} and not ${gotBy('other')}`,
  };
  const all = [sql`site_id = ${siteId}::uuid and picture_token is not null`, ...words];
  return (atlassian === undefined ? all : [...all, fetched[atlassian]]).reduce((sum, part) => sql`${sum} ${part}`);
}
