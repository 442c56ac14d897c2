import { afterEach, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import type { WorkerRole } from './pingone-options.ts';
import { type PingOneSimulator, startPingOneSimulator } from './pingone-simulator.ts';

let simulator: PingOneSimulator | undefined;
afterEach(() => simulator?.close());

async function start(roles: readonly WorkerRole[] = ['Identity Data Admin', 'Environment Admin']) {
  const company = sampleCompany({ people: 5 });
  const started = await startPingOneSimulator({ company, roles });
  simulator = started;
  const { url, environmentId, clientId, clientSecret } = started;
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  const answer = await fetch(`${url}/${environmentId}/as/token`, {
    ...{ method: 'POST', headers: { authorization: basic }, body },
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const send = (method: string, path: string, content?: unknown): Promise<Response> =>
    fetch(`${url}/v1/environments/${environmentId}${path}`, {
      ...{ method, headers: { authorization: `Bearer ${token}` } },
      ...(content !== undefined && { body: JSON.stringify(content) }),
    });
  const id = company.people()[0]?.id ?? '';
  const patch = async (content: unknown, whom = id): Promise<number> =>
    (await send('PATCH', `/users/${whom}`, content)).status;
  return { simulator: started, send, patch, id };
}

it('changes what is named, removes what is null, and leaves the rest', async () => {
  const { simulator, patch, id } = await start();
  const before = simulator.userOf(id);
  expect(await patch({ costCode: 'x', department: null, photo: { href: 'https://x.example/' } })).toBe(200);
  expect(simulator.userOf(id)).toEqual({
    ...before,
    ...{ costCode: 'x', department: undefined, photo: { href: 'https://x.example/' } },
  });
});

it('refuses attributes that do not exist or are PingOne’s own, other types, and nobody', async () => {
  const { patch } = await start();
  const refused = [await patch({ shoe: '43' }), await patch({ title: 'x' }), await patch({ costCode: 7 })];
  expect(refused).toEqual([400, 400, 400]);
  expect(await patch({ costCode: 'x' }, '00000000-0000-4000-8000-000000000000')).toBe(404);
});

it('creates an attribute once, which can be written then', async () => {
  const { send, patch } = await start();
  const schemas = (await (await send('GET', '/schemas')).json()) as { _embedded: { schemas: { id: string }[] } };
  const path = `/schemas/${schemas._embedded.schemas[0]?.id ?? ''}/attributes`;
  const attribute = { name: 'shoe', type: 'STRING', enabled: true };
  expect((await send('POST', path, attribute)).status).toBe(201);
  expect((await send('POST', path, attribute)).status).toBe(400);
  expect(await patch({ shoe: '43' })).toBe(200);
});

it('lets a role that only reads write nothing', async () => {
  const { patch } = await start(['Identity Data Read Only']);
  expect(await patch({ costCode: 'x' })).toBe(403);
});
