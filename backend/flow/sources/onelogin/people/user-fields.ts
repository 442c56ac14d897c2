import type { SourceContext } from '../../source.ts';

/** What is asked of a user: as little as the mapping needs, and what Roster itself needs. */
export interface UserFields {
  /** Sorted, each once. */
  readonly fields: readonly string[];
  /** Attributes that the mapping wants by name, as paths of at most two names. */
  readonly wanted: readonly string[];
}

const own = ['id', 'email', 'username', 'status', 'state', 'updated_at'];

/**
 * What a single user has. A list leaves out most of it unless it is named in `fields`.
 * https://developers.onelogin.com/api-docs/2/users/user-resource
 */
const all = `
  activated_at comment company created_at custom_attributes department directory_id distinguished_name email external_id
  firstname group_id id invitation_sent_at last_login lastname locked_until manager_ad_id manager_user_id member_of
  openid_name phone preferred_locale_code role_ids samaccountname state status title trusted_idp_id updated_at
  username userprincipalname`
  .trim()
  .split(/\s+/);

const fieldName = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function selectFields(paths: SourceContext['attributePaths'], pictureAttribute: string): UserFields {
  const ofPicture = pictureAttribute === '' ? [] : pictureAttribute.split('.').slice(0, 1);
  if (paths === 'all') return { fields: sorted([...all, ...ofPicture]), wanted: [] };
  const names = paths.map(namesIn).filter(([head = '']) => fieldName.test(head));
  return {
    fields: sorted([...own, ...names.flatMap(([head]) => head ?? []), ...ofPicture]),
    wanted: sorted(names.map((steps) => steps.slice(0, steps[0] === 'custom_attributes' ? 2 : 1).join('.'))),
  };
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

const step = /\[\s*"((?:[^"\\]|\\.)*)"\s*\]|\[[^\]]*\]|([^.[\]\s]+)/g;

/** `role_ids[0]` → role_ids; `custom_attributes.office` → custom_attributes, office. */
function namesIn(path: string): readonly string[] {
  return [...path.matchAll(step)].flatMap(([, quoted, plain]) => quoted ?? plain ?? []);
}
