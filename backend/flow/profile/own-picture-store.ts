import { z } from 'zod';
import { sql, type Transaction } from '../../database/client.ts';
import type { PersonPhoto } from '../../pictures/hosted-photo-store.ts';

export interface PersonPlace {
  readonly siteId: string;
  readonly personId: string;
}

export type ShownPicture = Pick<PersonPhoto, 'sha256' | 'crop'>;

/** What a person shows, and what they would show without a picture of their own. */
export interface PictureChoice {
  readonly shownSha256: string | null;
  readonly ownSha256: string | null;
  readonly optedOut: boolean;
  /** The picture of the first connector that has one. */
  readonly connectors: ShownPicture | undefined;
}

const choices = z.array(
  z.object({
    shownSha256: z.string().nullable(),
    ownSha256: z.string().nullable(),
    optedOut: z.boolean(),
    sha256: z.string().nullable(),
    crop: z.enum(['centre', 'attention']).nullable(),
  }),
);

/** Locks the person until the end of the transaction: a run may be bringing a picture at this moment. */
export async function lockPictureChoice(
  transaction: Transaction,
  { siteId, personId }: PersonPlace,
): Promise<PictureChoice | undefined> {
  await transaction.$queryRaw(
    sql`select 1 from person where site_id = ${siteId}::uuid and id = ${personId}::uuid for update`,
  );
  const rows = await transaction.$queryRaw(sql`
    select person.picture_sha256 as "shownSha256", person.own_sha256 as "ownSha256",
      person.picture_opted_out as "optedOut", next.sha256, next.crop
    from person left join lateral (
      select source.picture_sha256 as sha256, connector.pictures ->> 'crop' as crop
      from person_source source join connector on connector.id = source.connector_id
      where source.person_id = person.id and source.present and source.picture_sha256 is not null
      order by connector.priority, connector.created_at limit 1
    ) next on true
    where person.site_id = ${siteId}::uuid and person.id = ${personId}::uuid`);
  const [row] = choices.parse(rows);
  if (!row) return undefined;
  const { shownSha256, ownSha256, optedOut, sha256, crop } = row;
  return {
    shownSha256,
    ownSha256,
    optedOut,
    connectors: sha256 !== null && crop !== null ? { sha256, crop } : undefined,
  };
}

/** Points a person at the picture that they show from now on; `undefined`: none. */
export async function pointToPicture(
  transaction: Transaction,
  { siteId, personId }: PersonPlace,
  picture: {
    readonly shown: (ShownPicture & { readonly token: string }) | undefined;
    readonly ownSha256: string | null;
    readonly now: Date;
  },
): Promise<void> {
  const { shown, ownSha256, now } = picture;
  await transaction.person.updateMany({
    where: { id: personId, siteId },
    data: {
      ownSha256,
      pictureSha256: shown?.sha256 ?? null,
      pictureCrop: shown?.crop ?? null,
      pictureToken: shown?.token ?? null,
      updatedAt: now,
    },
  });
}

export async function writeOptOut(
  transaction: Transaction,
  { siteId, personId }: PersonPlace,
  optedOut: boolean,
): Promise<void> {
  await transaction.$executeRaw(
    sql`update person set picture_opted_out = ${optedOut} where site_id = ${siteId}::uuid and id = ${personId}::uuid`,
  );
}
