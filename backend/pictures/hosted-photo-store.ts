import { randomBytes } from 'node:crypto';
import type { DatabaseOrTransaction, Transaction } from '../database/client.ts';
import type { PictureCrop } from './rendering/render-picture.ts';

export interface PersonPhoto {
  readonly personId: string;
  readonly sha256: string;
  readonly crop: PictureCrop;
}

export interface HostedPhoto extends PersonPhoto {
  readonly siteId: string;
  /** Absent: the person has this address at present. */
  readonly retiredAt?: Date;
}

/** How long an address goes on answering after the picture has changed: whoever copied it has time to copy the next. */
export const retiredAddressDays = 7;

/**
 * Gives each person the address of their picture: the one they have while the picture is the same, a new one as soon
 * as it is another (the old one is retired). Needs a transaction, in which the pointer to the picture moves as well.
 */
export async function hostPhotos(
  transaction: Transaction,
  siteId: string,
  photos: readonly PersonPhoto[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  // Of a person who is named twice, the last counts.
  const wanted = [...new Map(photos.map((photo) => [photo.personId, photo])).values()];
  const people = wanted.map(({ personId }) => personId);
  const hashes = wanted.map(({ sha256 }) => sha256);
  const crops = wanted.map(({ crop }) => crop);
  // Two connectors may picture the same person at once; one address is to be left alive.
  await transaction.$queryRaw`
    select id from person where site_id = ${siteId}::uuid and id = any(${people}::uuid[]) order by id for update`;
  await transaction.$executeRaw`
    update hosted_photo photo set retired_at = ${now}
    from unnest(${people}::uuid[], ${hashes}::text[], ${crops}::text[]) as wanted (person_id, sha256, crop)
    where photo.site_id = ${siteId}::uuid and photo.person_id = wanted.person_id and photo.retired_at is null
      and (photo.sha256, photo.crop) <> (wanted.sha256, wanted.crop)`;
  await transaction.$executeRaw`
    insert into hosted_photo (token, site_id, person_id, sha256, crop, created_at)
    select wanted.token, ${siteId}::uuid, wanted.person_id, wanted.sha256, wanted.crop, ${now}
    from unnest(${wanted.map(newToken)}::text[], ${people}::uuid[], ${hashes}::text[], ${crops}::text[])
      as wanted (token, person_id, sha256, crop)
    where not exists (
      select from hosted_photo photo
      where photo.site_id = ${siteId}::uuid and photo.person_id = wanted.person_id and photo.retired_at is null
    )`;
  return addressesOf(transaction, siteId, people);
}

/** Which of these name photos of the site, retired ones too. */
export async function knownTokens(
  database: DatabaseOrTransaction,
  siteId: string,
  tokens: readonly string[],
): Promise<ReadonlySet<string>> {
  if (tokens.length === 0) return new Set();
  const rows = await database.hostedPhoto.findMany({
    where: { siteId, token: { in: [...tokens] } },
    select: { token: true },
  });
  return new Set(rows.map(({ token }) => token));
}

/** For people who no longer show a picture. */
export async function retirePhotos(
  database: DatabaseOrTransaction,
  siteId: string,
  people: readonly string[],
  now: Date,
): Promise<void> {
  await database.$executeRaw`
    update hosted_photo set retired_at = ${now}
    where site_id = ${siteId}::uuid and person_id = any(${people}::uuid[]) and retired_at is null`;
}

/** No address that the person ever had answers from now on. */
export async function withdrawPhotos(
  database: DatabaseOrTransaction,
  { siteId, personId }: { readonly siteId: string; readonly personId: string },
  now: Date,
): Promise<void> {
  const ended = daysBefore(now, retiredAddressDays);
  await database.$executeRaw`
    update hosted_photo set retired_at = ${ended}
    where site_id = ${siteId}::uuid and person_id = ${personId}::uuid and (retired_at is null or retired_at > ${ended})`;
}

/** Not scoped by site: the token alone, which nobody can guess, says whose picture it is. */
export async function findHostedPhoto(
  database: DatabaseOrTransaction,
  token: string,
  now: Date,
): Promise<HostedPhoto | undefined> {
  const [found] = await database.$queryRaw<(Omit<HostedPhoto, 'retiredAt'> & { readonly retiredAt: Date | null })[]>`
    select site_id as "siteId", person_id as "personId", sha256, crop, retired_at as "retiredAt" from hosted_photo
    where token = ${token} and (retired_at is null or retired_at > ${daysBefore(now, retiredAddressDays)})`;
  if (found === undefined) return undefined;
  const { retiredAt, ...photo } = found;
  return { ...photo, ...(retiredAt !== null && { retiredAt }) };
}

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

async function addressesOf(
  transaction: Transaction,
  siteId: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.$queryRaw<{ personId: string; token: string }[]>`
    select person_id as "personId", token from hosted_photo
    where site_id = ${siteId}::uuid and person_id = any(${people}::uuid[]) and retired_at is null`;
  return new Map(rows.map(({ personId, token }) => [personId, token]));
}

/** 192 bits, fit for a path. */
function newToken(): string {
  return randomBytes(24).toString('base64url');
}
