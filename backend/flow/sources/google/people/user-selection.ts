import type { SourceContext } from '../../source.ts';

/** What is asked of a user: as little as the mapping needs, and what Roster itself needs. */
export interface UserSelection {
  /** For `fields`; `all`: whatever there is. */
  readonly fields: readonly string[] | 'all';
  /** Attributes of the mapping that no user has: Google refuses a whole list for the sake of one of them. */
  readonly unknown: readonly string[];
}

const own = [
  'aliases',
  'archived',
  'id',
  'name',
  'nonEditableAliases',
  'primaryEmail',
  'suspended',
  'thumbnailPhotoEtag',
  'thumbnailPhotoUrl',
];

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/users#User */
const known = new Set(
  `addresses agreedToTerms aliases archived changePasswordAtNextLogin creationTime customSchemas customerId deletionTime
   emails externalIds gender id ims includeInGlobalAddressList ipWhitelisted isAdmin isDelegatedAdmin isEnforcedIn2Sv
   isEnrolledIn2Sv isMailboxSetup keywords languages lastLoginTime locations name nonEditableAliases notes orgUnitPath
   organizations phones posixAccounts primaryEmail recoveryEmail recoveryPhone relations sshPublicKeys suspended
   suspensionReason thumbnailPhotoEtag thumbnailPhotoUrl websites`.split(/\s+/),
);

/** `manager` is made of the relations, in the spelling in which people can be found by it. */
const madeOf: ReadonlyMap<string, string> = new Map([['manager', 'relations']]);

export function selectUserFields(paths: SourceContext['attributePaths']): UserSelection {
  if (paths === 'all') return { fields: 'all', unknown: [] };
  const heads = paths.flatMap(headOf).map((head) => madeOf.get(head) ?? head);
  return {
    fields: sorted([...own, ...heads.filter((head) => known.has(head))]),
    unknown: sorted(heads.filter((head) => !known.has(head))),
  };
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

/** `emails[type=work].address` → emails; `["a.b"].c` → a.b. */
function headOf(path: string): readonly string[] {
  const [, quoted, plain] = /^\s*(?:\[\s*"((?:[^"\\]|\\.)*)"\s*\]|([^.[\]\s^]+))/.exec(path) ?? [];
  const head = quoted ?? plain;
  return head === undefined ? [] : [head];
}
