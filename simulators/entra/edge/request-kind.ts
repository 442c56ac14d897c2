/** What a request is about, for statistics and faults. */
export type RequestKind =
  | 'token'
  | 'batch'
  | 'users'
  | 'user'
  | 'user-write'
  | 'extension-properties'
  | 'extension-properties-write'
  | 'manager'
  | 'delta'
  | 'groups'
  | 'group'
  | 'members'
  | 'photo-metadata'
  | 'photo-list'
  | 'photo-bytes'
  | 'organization'
  | 'unknown';
