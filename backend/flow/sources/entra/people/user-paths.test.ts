import { describe, expect, it } from 'vitest';
import type { ConnectorScope } from '#contract/scope.ts';
import { wholeScope } from '../../../../testing/entra-tenant.ts';
import { filterParameter, idIn, listingsOf, membershipPaths, userPath } from './user-paths.ts';
import { selectUserProperties } from './user-selection.ts';

const selection = selectUserProperties(['department', 'manager.id']);
const listings = (scope: Partial<ConnectorScope>, eventual = false) =>
  listingsOf({ ...wholeScope, ...scope }, selection, eventual).map((listing) => ({
    ...listing,
    path: decodeURIComponent(listing.path),
  }));

describe('the lists that make up a scope', () => {
  it('are all users, with managers, on the largest pages there are', () => {
    expect(listings({})).toEqual([
      {
        path: '/users?$select=accountEnabled,department,displayName,id,mail,userPrincipalName,userType&$expand=manager($select=displayName,id,mail,userPrincipalName)&$top=999',
        eventual: false,
        gives: 'users',
      },
    ]);
  });

  it('are those that a filter leaves', () => {
    expect(listings({ filter: "department eq 'R&D'" })[0]?.path).toMatch(/&\$filter=department eq 'R&D'$/);
    expect(listingsOf({ ...wholeScope, filter: "department eq 'R&D'" }, selection, false)[0]?.path).toContain('%26D');
  });

  it('only name people when the filter is an advanced query, which brings no managers', () => {
    expect(listings({ filter: "endsWith(mail,'x')" }, true)).toEqual([
      { path: "/users?$select=id&$top=999&$count=true&$filter=endsWith(mail,'x')", eventual: true, gives: 'ids' },
    ]);
  });

  it('are the members of each group, of nested ones too if wanted', () => {
    const of = (reach: string, id: string) => ({
      path: `/groups/${id}/${reach}/microsoft.graph.user?$select=id&$top=999&$count=true`,
      eventual: true,
      gives: 'ids',
      groupId: id,
    });
    expect(listings({ groups: ['a', 'b'] })).toEqual([of('transitiveMembers', 'a'), of('transitiveMembers', 'b')]);
    expect(listings({ groups: ['a'], nestedGroups: false })).toEqual([of('members', 'a')]);
  });

  it('have smaller pages with the sign-in log', () => {
    const withLog = selectUserProperties(['signInActivity.lastSignInDateTime']);
    expect(listingsOf(wholeScope, withLog, false)[0]?.path).toMatch(/\$top=120$/);
  });
});

describe('paths of single people', () => {
  it('keep ids from leaving their place', () => {
    expect(userPath('a/b?c', selection)).toMatch(/^\/users\/a%2Fb%3Fc\?\$select=/);
    expect(decodeURIComponent(filterParameter(idIn(["o'b", '2'])))).toBe("$filter=id in ('o''b','2')");
  });

  it('ask each list of the scope for the one person', () => {
    expect(membershipPaths(wholeScope, '1')).toEqual([]);
    const scope = { ...wholeScope, groups: ['g'], filter: "city eq 'Ulm'" };
    expect(membershipPaths(scope, '1').map(decodeURIComponent)).toEqual([
      "/groups/g/transitiveMembers/microsoft.graph.user?$select=id&$top=999&$count=true&$filter=(id eq '1') and (city eq 'Ulm')",
    ]);
  });
});
