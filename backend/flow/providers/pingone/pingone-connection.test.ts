import { expect, it } from 'vitest';
import { pingoneEndpoints, type PingOneConnection } from './pingone-connection.ts';

const environmentId = '5d9f2c1e-7b34-4c0a-9a51-0e6f3d2b8c47';

it.each<[Partial<PingOneConnection>, string, string]>([
  [{ region: 'eu' }, 'https://auth.pingone.eu', 'https://api.pingone.eu'],
  [{ region: 'com.au' }, 'https://auth.pingone.com.au', 'https://api.pingone.com.au'],
  [{ authUrl: 'https://a.example/', apiUrl: 'https://b.example/p/' }, 'https://a.example', 'https://b.example/p'],
])('%j lead to %s and %s', (values, auth, api) => {
  expect(pingoneEndpoints({ region: 'com', environmentId, ...values })).toEqual({
    tokenUrl: `${auth}/${environmentId}/as/token`,
    environmentUrl: `${api}/v1/environments/${environmentId}`,
  });
});
