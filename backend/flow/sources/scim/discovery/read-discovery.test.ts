import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../model/json.ts';
import { type DiscoveryAnswers, readDiscovery } from './read-discovery.ts';

const nothing: DiscoveryAnswers = { config: undefined, resourceTypes: undefined, schemas: undefined };
const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
const shoes = 'urn:example:shoes:2.0:User';
const withConfig = (config: JsonObject) => readDiscovery({ ...nothing, config });
const withTypes = (types: readonly JsonObject[]) => readDiscovery({ ...nothing, resourceTypes: { Resources: types } });

describe('a server that does not describe itself', () => {
  it('is read as RFC 7644 has it', () => {
    expect(readDiscovery(nothing)).toEqual({
      told: false,
      filter: undefined,
      sort: false,
      paging: { cursor: false, index: true },
      maxPageSize: undefined,
      usersPath: '/Users',
      groupsPath: '/Groups',
      attributes: undefined,
      photosReturned: undefined,
    });
  });
});

describe('ServiceProviderConfig', () => {
  it('tells of filters, sorting and paging', () => {
    const config = {
      filter: { supported: true, maxResults: 200 },
      sort: { supported: false },
      pagination: { cursor: true, index: false, maxPageSize: 50 },
    };
    expect(withConfig(config)).toMatchObject({
      told: true,
      filter: true,
      sort: false,
      paging: { cursor: true, index: false },
      maxPageSize: 50,
    });
  });

  it('is read in any case, with booleans and numbers as texts', () => {
    const config = { Filter: { Supported: 'True' }, SORT: { supported: 'true' }, Pagination: { MaxPageSize: '25' } };
    expect(withConfig(config)).toMatchObject({ filter: true, sort: true, maxPageSize: 25 });
  });
});

describe('ResourceTypes', () => {
  it('tell where people are', () => {
    expect(withTypes([{ schema: core.toLowerCase(), endpoint: 'People/' }]).usersPath).toBe('/People');
  });

  it.each(['https://elsewhere.example/Users', '//elsewhere.example/Users', '/../admin', '/Users?all=1', ''])(
    'lead nowhere else: %s',
    (endpoint) => {
      expect(withTypes([{ schema: core, endpoint }]).usersPath).toBe('/Users');
    },
  );
});

describe('Schemas', () => {
  const schema = (id: string, ...names: string[]) => ({ id, attributes: names.map((name) => ({ name })) });

  it('tell the attributes of people, with those of the extensions that their type names', () => {
    const resourceTypes = { Resources: [{ schema: core, schemaExtensions: [{ schema: shoes.toUpperCase() }] }] };
    const schemas = { Resources: [schema(core, 'userName'), schema(shoes, 'Size'), schema('urn:x:cars', 'wheels')] };
    const { attributes } = readDiscovery({ ...nothing, resourceTypes, schemas });
    expect([...(attributes ?? [])]).toEqual(['username', 'urn:example:shoes:2.0:user:size']);
  });

  it('tell whether photos come only on request', () => {
    const schemas = { Resources: [{ id: core, attributes: [{ name: 'photos', returned: 'Request' }] }] };
    expect(readDiscovery({ ...nothing, schemas }).photosReturned).toBe('request');
  });
});
