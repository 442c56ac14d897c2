import type { SourceContext } from '../../source.ts';

const prefix = 'https://www.googleapis.com/auth/';

/** Users with their photos. */
export const userScope = `${prefix}admin.directory.user.readonly`;
export const memberScope = `${prefix}admin.directory.group.member.readonly`;
/** What calling `signJwt` takes. */
export const iamScope = `${prefix}iam`;

/** Only what the connector needs: Google refuses a set in which a single scope is not authorised. */
export function neededScopes({ scope }: Pick<SourceContext, 'scope'>): readonly string[] {
  return scope.groups.length === 0 ? [userScope] : [userScope, memberScope];
}
