import { listOf, textOf, valueOf } from '../in-any-case.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../model/json.ts';

/** What a server says of itself, and what is assumed where it says nothing. */
export interface Discovery {
  /** Whether it has a ServiceProviderConfig at all. */
  readonly told: boolean;
  /** Undefined: it does not say. */
  readonly filter: boolean | undefined;
  readonly sort: boolean;
  /** RFC 9865, 4. */
  readonly paging: { readonly cursor: boolean; readonly index: boolean };
  /** The most people that one answer has. */
  readonly maxPageSize: number | undefined;
  readonly usersPath: string;
  readonly groupsPath: string;
  /** In lower case: `title`, `urn:…:user:department`. Undefined: it does not say. */
  readonly attributes: ReadonlySet<string> | undefined;
  /** `returned` of photos, if that is told (RFC 7643, 7). */
  readonly photosReturned: string | undefined;
}

export interface DiscoveryAnswers {
  readonly config: JsonObject | undefined;
  readonly resourceTypes: JsonObject | undefined;
  readonly schemas: JsonObject | undefined;
}

export function readDiscovery({ config, resourceTypes, schemas }: DiscoveryAnswers): Discovery {
  const pagination = objectIn(config, 'pagination');
  const sizes = [valueOf(pagination, 'maxPageSize')].map(Number).filter((size) => Number.isInteger(size) && size > 0);
  const types = resourcesOf(resourceTypes);
  const definitions = userSchemas(types, resourcesOf(schemas));
  return {
    told: config !== undefined,
    filter: isSupported(config, 'filter'),
    sort: isSupported(config, 'sort') ?? false,
    paging: {
      cursor: isTrue(valueOf(pagination, 'cursor')) ?? false,
      index: isTrue(valueOf(pagination, 'index')) ?? true,
    },
    maxPageSize: sizes[0],
    usersPath: endpointOf(types, 'user', '/Users'),
    groupsPath: endpointOf(types, 'group', '/Groups'),
    attributes: definitions.length === 0 ? undefined : new Set(definitions.flatMap(attributeNames)),
    photosReturned: photosReturned(definitions),
  };
}

const objectIn = (object: JsonObject | undefined, name: string): JsonObject => {
  const value = object === undefined ? undefined : valueOf(object, name);
  return value !== undefined && isJsonObject(value) ? value : {};
};

const isSupported = (config: JsonObject | undefined, name: string): boolean | undefined =>
  isTrue(valueOf(objectIn(config, name), 'supported'));

/** Some servers write booleans as texts. */
function isTrue(value: JsonValue | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.toLowerCase() === 'true' : undefined;
}

/** Of a ListResponse; some servers send a single resource instead. */
function resourcesOf(answer: JsonObject | undefined): readonly JsonObject[] {
  if (answer === undefined) return [];
  const resources = valueOf(answer, 'Resources');
  return resources === undefined ? [answer] : listOf(resources).filter(isJsonObject);
}

const coreSchema = 'urn:ietf:params:scim:schemas:core:2.0:';
const plainPath = /^\/?[\w.~/-]+$/;

/** `endpoint` is relative to the base URL (RFC 7643, 6); anything else is not followed. */
function endpointOf(types: readonly JsonObject[], kind: 'user' | 'group', usual: string): string {
  const type = types.find((one) => textOf(one, 'schema')?.toLowerCase() === coreSchema + kind);
  const endpoint = type === undefined ? undefined : textOf(type, 'endpoint');
  if (endpoint === undefined || !plainPath.test(endpoint) || endpoint.includes('..') || endpoint.startsWith('//')) {
    return usual;
  }
  return `/${endpoint.replace(/^\/|\/+$/g, '')}`;
}

/** The core schema of people, and those that extend it. */
function userSchemas(types: readonly JsonObject[], schemas: readonly JsonObject[]): readonly JsonObject[] {
  const userType = types.find((type) => textOf(type, 'schema')?.toLowerCase() === `${coreSchema}user`) ?? {};
  const extensions = listOf(valueOf(userType, 'schemaExtensions')).filter(isJsonObject);
  const wanted = new Set(
    [`${coreSchema}user`, ...extensions.map((extension) => textOf(extension, 'schema'))].map((id) => id?.toLowerCase()),
  );
  return schemas.filter((schema) => {
    const id = textOf(schema, 'id')?.toLowerCase();
    // Without resource types, every extension of people counts, e.g. the enterprise one.
    return id !== undefined && (wanted.has(id) || (extensions.length === 0 && id.includes('extension')));
  });
}

function attributeNames(schema: JsonObject): readonly string[] {
  const id = textOf(schema, 'id')?.toLowerCase() ?? '';
  const prefix = id === `${coreSchema}user` ? '' : `${id}:`;
  const names = listOf(valueOf(schema, 'attributes')).filter(isJsonObject);
  return names.flatMap((attribute) => {
    const name = textOf(attribute, 'name')?.toLowerCase();
    return name === undefined ? [] : [`${prefix}${name}`];
  });
}

function photosReturned(schemas: readonly JsonObject[]): string | undefined {
  const photos = schemas
    .flatMap((schema) => listOf(valueOf(schema, 'attributes')))
    .filter(isJsonObject)
    .find((attribute) => textOf(attribute, 'name')?.toLowerCase() === 'photos');
  return photos === undefined ? undefined : textOf(photos, 'returned')?.toLowerCase();
}
