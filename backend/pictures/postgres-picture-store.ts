import { Prisma, sql, type DatabaseOrTransaction } from '../database/client.ts';
import type { OriginalPicture, PictureStore, StoredRendition } from './picture-store.ts';
import { isPictureFormat } from '../flow/model/sniff-content.ts';

/**
 * Pictures in the database, next to the people: one thing to back up. Given a transaction, what is put is part of it.
 * Rows are written in the order of their keys, so that workers with the same pictures wait for each other in one order.
 */
export function createPostgresPictureStore(database: DatabaseOrTransaction): PictureStore {
  return {
    async keepOriginals(siteId, hashes) {
      const kept = await database.$queryRaw<{ sha256: string }[]>`
        with locked as materialized (
          select sha256 from picture_original
          where site_id = ${siteId}::uuid and sha256 = any(${hashes})
          order by sha256 for update
        )
        update picture_original original set created_at = now() from locked
        where original.site_id = ${siteId}::uuid and original.sha256 = locked.sha256
        returning original.sha256`;
      return new Set(kept.map(({ sha256 }) => sha256));
    },

    async putOriginals(siteId, originals) {
      if (originals.length === 0) return;
      await database.$executeRaw`
        insert into picture_original (site_id, sha256, bytes, format)
        values ${Prisma.join(inKeyOrder(originals, ({ sha256 }) => sha256).map((original) => originalRow(siteId, original)))}
        on conflict (site_id, sha256) do update set created_at = now()`;
    },

    async getOriginals(siteId, hashes) {
      const rows = await database.pictureOriginal.findMany({ where: { siteId, sha256: { in: [...hashes] } } });
      return rows.map(({ sha256, bytes, format }) => {
        if (!isPictureFormat(format)) throw new Error(`A stored picture has the unknown format ${format}.`);
        return { sha256, bytes, format };
      });
    },

    async putRenditions(siteId, renditions) {
      if (renditions.length === 0) return;
      const ordered = inKeyOrder(renditions, ({ sha256, crop, size }) => `${sha256} ${crop} ${String(size)}`);
      await database.$executeRaw`
        insert into picture_rendition (site_id, sha256, crop, size, bytes)
        values ${Prisma.join(ordered.map((rendition) => renditionRow(siteId, rendition)))}
        on conflict (site_id, sha256, crop, size) do update set bytes = excluded.bytes`;
    },

    async getRendition(siteId, { sha256, crop, size }) {
      const [found] = await database.$queryRaw<{ bytes: Uint8Array }[]>`
        select bytes from picture_rendition
        where site_id = ${siteId}::uuid and sha256 = ${sha256} and crop = ${crop} and size = ${size}`;
      return found?.bytes;
    },

    async findRendered(siteId, { hashes, crop, sizes }) {
      const rendered = await database.$queryRaw<{ sha256: string }[]>`
        select sha256 from picture_rendition
        where site_id = ${siteId}::uuid and sha256 = any(${hashes}) and crop = ${crop} and size = any(${sizes})
        group by sha256 having count(*) = ${sizes.length}`;
      return new Set(rendered.map(({ sha256 }) => sha256));
    },

    async deletePictures(siteId, hashes, { putBefore }) {
      const [deleted] = await database.$queryRaw<{ originals: bigint }[]>`
        with gone as (
          delete from picture_original
          where site_id = ${siteId}::uuid and sha256 = any(${hashes}) and created_at < ${putBefore}
          returning sha256
        ), renditions as (
          delete from picture_rendition
          where site_id = ${siteId}::uuid and sha256 in (select sha256 from gone)
        )
        select count(*) as originals from gone`;
      return Number(deleted?.originals ?? 0);
    },
  };
}

function originalRow(siteId: string, { sha256, bytes, format }: OriginalPicture): Prisma.Sql {
  return sql`(${siteId}::uuid, ${sha256}, ${bytes}, ${format})`;
}

function renditionRow(siteId: string, { sha256, crop, size, bytes }: StoredRendition): Prisma.Sql {
  return sql`(${siteId}::uuid, ${sha256}, ${crop}, ${size}::int, ${bytes})`;
}

/** Each key once: PostgreSQL refuses to touch a row twice in one statement. */
function inKeyOrder<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
