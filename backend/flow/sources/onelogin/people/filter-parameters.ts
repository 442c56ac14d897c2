/** Query parameters by which a list of users is narrowed. */
export type FilterParameters = readonly (readonly [name: string, value: string])[];

/** https://developers.onelogin.com/api-docs/2/users/list-users */
const known = new Set(
  `created_since created_until updated_until last_login_since last_login_until firstname lastname email username
   samaccountname directory_id external_id app_id`.split(/\s+/),
);
const custom = /^custom_attributes\.[\w-]+$/;

/**
 * `directory_id=4711&custom_attributes.division=Sales`. OneLogin counts a parameter that it does not know for nothing
 * and would list everyone, so it is refused here.
 */
export function parseFilter(filter: string): FilterParameters | { readonly problem: string } {
  const parameters = [...new URLSearchParams(filter.replace(/^\?/, ''))];
  const unknown = parameters.find(([name]) => !known.has(name) && !custom.test(name));
  if (unknown !== undefined) {
    const names = [...known, 'custom_attributes.<short name>'].join(', ');
    return { problem: `OneLogin’s list of users has no filter “${unknown[0]}”. It has: ${names}.` };
  }
  const empty = parameters.find(([, value]) => value.trim() === '');
  if (empty !== undefined) return { problem: `The filter “${empty[0]}” of the scope has no value.` };
  return parameters;
}
