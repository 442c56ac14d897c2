import type { Database } from '../../database/client.ts';
import type { ShownPicture } from '../../flow/profile/own-picture-store.ts';

export interface PersonPicture {
  /** Whether the person is still there. */
  readonly active: boolean;
  readonly picture: ShownPicture | undefined;
}

/** The picture that a person shows. */
export async function findPersonPicture(
  database: Database,
  siteId: string,
  personId: string,
): Promise<PersonPicture | undefined> {
  const person = await database.person.findFirst({
    where: { id: personId, siteId },
    select: { active: true, pictureSha256: true, pictureCrop: true },
  });
  if (!person) return undefined;
  const { active, pictureSha256: sha256, pictureCrop } = person;
  const crop = pictureCrop === 'attention' ? 'attention' : 'centre';
  return { active, picture: sha256 === null ? undefined : { sha256, crop } };
}
