import { z } from 'zod';

const avatar = z.object({ id: z.string(), width: z.number(), digest: z.string(), by: z.enum(['api', 'person']) });
const pairs = z.array(z.tuple([z.string(), z.string()]));
const keptUser = z.object({
  avatarId: z.string().optional(),
  custom: z.array(avatar),
  entityProperties: pairs,
  propertySet: pairs,
});
type KeptUser = z.infer<typeof keptUser>;

/** What is written of a user. */
interface WrittenUser {
  avatarId: string | undefined;
  custom: z.infer<typeof avatar>[];
  readonly entityProperties: Map<string, string>;
  readonly propertySet: Map<string, string>;
}

/** What Jira holds of its users from one start to the next, by key. */
export const keptUsers = z.object({ lastAvatar: z.number(), users: z.record(z.string(), keptUser) });

export function userToKeep({ avatarId, custom, entityProperties, propertySet }: WrittenUser): KeptUser {
  return { avatarId, custom, entityProperties: [...entityProperties], propertySet: [...propertySet] };
}

/** Whoever was not there at the last start stays as they are. */
export function restoreUser(user: WrittenUser, kept: KeptUser | undefined): void {
  if (kept === undefined) return;
  user.avatarId = kept.avatarId;
  user.custom = kept.custom;
  user.entityProperties.clear();
  user.propertySet.clear();
  for (const [key, value] of kept.entityProperties) user.entityProperties.set(key, value);
  for (const [key, value] of kept.propertySet) user.propertySet.set(key, value);
}
