import { z } from 'zod';
import type { PersonExport } from '#contract/privacy.ts';
import type { PictureStore } from '../../pictures/picture-store.ts';

type ExportedPicture = PersonExport['pictures'][number];
type Role = ExportedPicture['as'][number];

interface Pictured {
  readonly person: { readonly pictureSha256: string | null; readonly ownSha256: string | null };
  readonly sources: readonly { readonly pictureSha256: string | null }[];
  readonly history: readonly { readonly picture: unknown }[];
}

const named = z.object({ before: z.string().nullish(), after: z.string().nullish() }).nullable().catch(null);

/** The original files of a person, each once. Those that have been swept meanwhile are left out. */
export async function exportPictures(
  store: Pick<PictureStore, 'getOriginals'>,
  siteId: string,
  pictured: Pictured,
): Promise<readonly ExportedPicture[]> {
  const roles = rolesOf(pictured);
  const originals = await store.getOriginals(siteId, [...roles.keys()]);
  return originals.map(({ sha256, format, bytes }) => ({
    ...{ sha256, contentType: `image/${format}`, as: [...(roles.get(sha256) ?? [])] },
    base64: Buffer.from(bytes).toString('base64'),
  }));
}

function rolesOf({ person, sources, history }: Pictured): ReadonlyMap<string, ReadonlySet<Role>> {
  const roles = new Map<string, Set<Role>>();
  const add = (sha256: string | null | undefined, role: Role): void => {
    if (sha256 !== null && sha256 !== undefined) roles.set(sha256, (roles.get(sha256) ?? new Set()).add(role));
  };
  add(person.pictureSha256, 'shown');
  add(person.ownSha256, 'own');
  for (const { pictureSha256 } of sources) add(pictureSha256, 'connector');
  for (const { picture } of history) {
    const { before, after } = named.parse(picture) ?? {};
    for (const sha256 of [before, after]) if (sha256 && !roles.has(sha256)) add(sha256, 'earlier');
  }
  return roles;
}
