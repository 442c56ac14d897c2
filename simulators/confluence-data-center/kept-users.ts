import { z } from 'zod';

const keptUser = z.object({
  picture: z.object({ version: z.number(), width: z.number(), digest: z.string() }).optional(),
  pictures: z.number(),
  details: z.array(z.tuple([z.string(), z.string()])),
});
type KeptUser = z.infer<typeof keptUser>;

/** What is written of a user. */
interface WrittenUser {
  picture: KeptUser['picture'] | undefined;
  pictures: number;
  readonly details: Map<string, string>;
}

/** What Confluence holds of its users from one start to the next, by key. */
export const keptUsers = z.record(z.string(), keptUser);

export function userToKeep({ picture, pictures, details }: WrittenUser): KeptUser {
  return { picture, pictures, details: [...details] };
}

/** Whoever was not there at the last start stays as they are. */
export function restoreUser(user: WrittenUser, kept: KeptUser | undefined): void {
  if (kept === undefined) return;
  user.picture = kept.picture;
  user.pictures = kept.pictures;
  user.details.clear();
  for (const [key, value] of kept.details) user.details.set(key, value);
}
