import { afterEach, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import type { CredentialType } from './onelogin-options.ts';
import { type OneLoginSimulator, startOneLoginSimulator } from './onelogin-simulator.ts';

let simulator: OneLoginSimulator | undefined;
afterEach(() => simulator?.close());

async function start(credential: CredentialType = 'Manage Users') {
  const company = sampleCompany({ people: 5 });
  const started = await startOneLoginSimulator({ company, credential });
  simulator = started;
  const { url, clientId, clientSecret } = started;
  const authorization = `client_id:${clientId}, client_secret:${clientSecret}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const body = JSON.stringify({ grant_type: 'client_credentials' });
  const answer = await fetch(`${url}/auth/oauth2/v2/token`, { method: 'POST', headers, body });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const send = async (method: string, path: string, content: unknown): Promise<number> => {
    const own = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return (await fetch(url + path, { method, headers: own, body: JSON.stringify(content) })).status;
  };
  const [person = { id: '', index: -1 }] = company.people();
  const set = (values: unknown, id = started.idOf(person)): Promise<number> =>
    send('PUT', `/api/1/users/${id}/set_custom_attributes`, { custom_attributes: values });
  return { simulator: started, send, set, person };
}

it('sets the attributes that are named, and removes one that is empty', async () => {
  const { simulator, set, person } = await start();
  const before = simulator.attributesOf(person.id);
  expect(await set({ mobile: 'x', office: '' })).toBe(200);
  expect(simulator.attributesOf(person.id)).toEqual({ ...before, mobile: 'x', office: null });
});

it('refuses attributes that do not exist, values that are no text, and nobody', async () => {
  const { set } = await start();
  expect([await set({ shoe: '43' }), await set({ mobile: 7 }), await set({ mobile: 'x' }, '1')]).toEqual([
    400, 400, 404,
  ]);
});

it('creates an attribute once, in the shape that the service asks for', async () => {
  const { send, set } = await start();
  const path = '/api/2/users/custom_attributes';
  const field = { name: 'Shoe', shortname: 'shoe' };
  expect(await send('POST', path, field)).toBe(400);
  expect(await send('POST', path, { user_field: field })).toBe(201);
  expect(await send('POST', path, { user_field: field })).toBe(422);
  expect(await set({ shoe: '43' })).toBe(200);
});

it('lets a credential that only reads write nothing', async () => {
  const { send, set } = await start('Read All');
  expect(await set({ mobile: 'x' })).toBe(401);
  expect(await send('POST', '/api/2/users/custom_attributes', {})).toBe(401);
});
