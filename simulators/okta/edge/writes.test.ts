import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../company/company.ts';
import type { OktaSimulatorOptions } from '../okta-options.ts';
import { type OktaSimulator, startOktaSimulator } from '../okta-simulator.ts';

let org: OktaSimulator | undefined;
afterEach(() => org?.close());

async function start(options: Partial<OktaSimulatorOptions> = {}) {
  const company = sampleCompany({ people: 5 });
  const started = await startOktaSimulator({ company, statusOf: () => 'ACTIVE', ...options });
  org = started;
  const post = async (path: string, body: unknown) => {
    const headers = { authorization: `SSWS ${started.apiToken}`, 'content-type': 'application/json' };
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    return (await fetch(`${started.orgUrl}/api/v1${path}`, { method: 'POST', headers, body: content })).status;
  };
  const person = company.people()[0]?.id ?? '';
  return { org: started, company, post, person, id: started.idOf(person) };
}

describe('an update of a user', () => {
  it('changes what it names and leaves the rest, as long as the person is there', async () => {
    const { org, company, post, id, person } = await start();
    const before = org.profileOf(id);
    expect(await post(`/users/${id}`, { profile: { room: '7' } })).toBe(200);
    expect(org.profileOf(id)).toEqual({ ...before, room: '7' });
    company.change({ kind: 'rename', id: person, familyName: 'Lindqvist' });
    expect(org.profileOf(id)).toMatchObject({ room: '7', lastName: 'Lindqvist' });
  });

  it.each([
    ['an unknown attribute', { profile: { shoeSize: '43' } }],
    ['a value of another type', { profile: { room: 7 } }],
    ['no profile', { room: '7' }],
    ['no JSON', '{'],
  ])('is refused with %s', async (_, body) => {
    const { org, post, id } = await start();
    const before = org.profileOf(id);
    expect(await post(`/users/${id}`, body)).toBe(400);
    expect(org.profileOf(id)).toEqual(before);
  });

  it('is refused for nobody, and for whoever is deactivated', async () => {
    const { post, id } = await start({ statusOf: () => 'DEPROVISIONED' });
    expect(await post('/users/00u1', { profile: { room: '7' } })).toBe(404);
    expect(await post(`/users/${id}`, { profile: { room: '7' } })).toBe(400);
  });
});

describe('an attribute', () => {
  const schema = (properties: unknown) => ({ definitions: { custom: { properties } } });

  it('can be written once it is created', async () => {
    const { org, post, id } = await start();
    expect(await post('/meta/schemas/user/default', schema({ shoe: { type: 'string', maxLength: 2 } }))).toBe(200);
    expect(await post(`/users/${id}`, { profile: { shoe: '430' } })).toBe(400);
    expect(await post(`/users/${id}`, { profile: { shoe: '43' } })).toBe(200);
    expect(org.profileOf(id)?.['shoe']).toBe('43');
  });

  it.each(['id', 'status', 'with space'])('cannot have the name “%s”', async (name) => {
    const { post } = await start();
    expect(await post('/meta/schemas/user/default', schema({ [name]: { type: 'string' } }))).toBe(400);
  });
});
