import type { WantedScopes } from '../../providers/okta/wanted-scopes.ts';

/** The scopes that reading can make use of. Reading people is the one it cannot do without. */
const users = 'okta.users.read';
const [groups, schemas, logs] = ['okta.groups.read', 'okta.schemas.read', 'okta.logs.read'] as const;

export const readerScopes: WantedScopes = {
  sets: [
    [users, groups, schemas, logs],
    [users, groups, schemas],
    [users, groups, logs],
    [users, schemas, logs],
    [users, groups],
    [users, schemas],
    [users, logs],
    [users],
  ],
  doing: 'read users',
};
