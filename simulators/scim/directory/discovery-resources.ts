import type { JsonObject } from '../scim-exchange.ts';
import type { ScimOddities } from '../scim-options.ts';
import { groupSchema } from './group-resources.ts';
import { enterpriseSchema, userSchema } from './user-resource.ts';

/** RFC 7643, 5, with `pagination` of RFC 9865, 4. */
export function serviceProviderConfig(
  { filter, sort, paging, mostPerPage }: ScimOddities,
  cursorLifetimeSeconds: number,
): JsonObject {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: false },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: filter !== 'unsupported', maxResults: 10_000 },
    changePassword: { supported: false },
    sort: { supported: sort },
    etag: { supported: true },
    ...(paging === 'index'
      ? {}
      : {
          pagination: {
            cursor: true,
            index: paging === 'both',
            defaultPaginationMethod: 'cursor',
            defaultPageSize: 50,
            maxPageSize: mostPerPage,
            cursorTimeout: cursorLifetimeSeconds,
          },
        }),
    authenticationSchemes: [
      { type: 'oauthbearertoken', name: 'OAuth Bearer Token', description: 'RFC 6750' },
      { type: 'httpbasic', name: 'HTTP Basic', description: 'RFC 7617' },
    ],
  };
}

export const resourceTypes: readonly JsonObject[] = [
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    schema: userSchema,
    schemaExtensions: [{ schema: enterpriseSchema, required: false }],
  },
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'Group',
    name: 'Group',
    endpoint: '/Groups',
    schema: groupSchema,
  },
];

const userAttributes = `
  userName name displayName title userType preferredLanguage locale timezone active emails phoneNumbers addresses photos
  groups`;
const enterpriseAttributes = 'employeeNumber costCenter organization division department manager';
const several = new Set(['emails', 'phoneNumbers', 'addresses', 'photos', 'groups', 'members']);

/** RFC 7643, 7, without what nobody here reads. */
export const schemas: readonly JsonObject[] = [
  schema(userSchema, 'User', userAttributes),
  schema(enterpriseSchema, 'EnterpriseUser', enterpriseAttributes),
  schema(groupSchema, 'Group', 'displayName members'),
];

function schema(id: string, name: string, names: string): JsonObject {
  const attributes = names
    .trim()
    .split(/\s+/u)
    .map((attribute) => ({
      name: attribute,
      multiValued: several.has(attribute),
      caseExact: false,
      mutability: 'readOnly',
      returned: 'default',
    }));
  return { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'], id, name, attributes };
}
