import type { JsonObject } from './user-view.ts';

const base = `login email secondEmail firstName lastName middleName honorificPrefix honorificSuffix displayName nickName
  profileUrl title userType employeeNumber costCenter organization division department manager managerId primaryPhone
  mobilePhone streetAddress city state zipCode countryCode postalAddress preferredLanguage locale timezone`;
const custom = 'badgeNumber workModel room skills pronouns primaryPhotoValue primaryPhotoType';

export const profileAttributes: readonly string[] = [...base.trim().split(/\s+/), ...custom.split(' ')];
export const arrayAttributes: readonly string[] = ['skills'];

/** `GET /api/v1/meta/schemas/user/default` */
export function userSchema(url: string, created: ReadonlyMap<string, JsonObject> = new Map()): JsonObject {
  return {
    id: `${url}/meta/schemas/user/default`,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name: 'user',
    title: 'User',
    type: 'object',
    definitions: {
      base: { id: '#base', type: 'object', properties: propertiesOf(base), required: ['login', 'email'] },
      custom: {
        id: '#custom',
        type: 'object',
        properties: { ...propertiesOf(custom), ...Object.fromEntries(created) },
        required: [],
      },
    },
  };
}

function propertiesOf(names: string): JsonObject {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, propertyOf(name)]),
  );
}

function propertyOf(name: string): JsonObject {
  const type = arrayAttributes.includes(name) ? { type: 'array', items: { type: 'string' } } : { type: 'string' };
  return { title: name, ...type, scope: 'NONE', mutability: 'READ_WRITE' };
}

/** `GET /api/v1/meta/types/user` */
export function userTypes(url: string, typeId: string): readonly JsonObject[] {
  const schema = { rel: 'schema', href: `${url}/api/v1/meta/schemas/user/default`, method: 'GET' };
  return [{ id: typeId, name: 'user', displayName: 'User', default: true, _links: { schema } }];
}
