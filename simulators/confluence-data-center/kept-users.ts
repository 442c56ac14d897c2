import { z } from 'zod';
import type { ConfluenceUser } from './confluence-users.ts';

const keptUser = z.object({
  picture: z.object({ version: z.number(), width: z.number(), digest: z.string() }).optional(),
  pictures: z.number(),
  details: z.array(z.tuple([z.string(), z.string()])),
});
type KeptUser = z.infer<typeof keptUser>;

/** What Confluence holds of its users from one start to the next, by key. */
export const keptUsers = z.record(z.string(), keptUser);

export function userToKeep({ picture, pictures, details }: ConfluenceUser): KeptUser {
  return { picture, pictures, details: [...details] };
}

/** Whoever was not there at the last start stays as they are. */
export function restoreUser(user: ConfluenceUser, kept: KeptUser | undefined): void {
  if (kept === undefined) return;
  user.picture = kept.picture;
  user.pictures = kept.pictures;
  user.details.clear();
  for (const [key, value] of kept.details) user.details.set(key, value);
}
