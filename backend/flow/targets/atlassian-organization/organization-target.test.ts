import { describe, expect, it } from 'vitest';
import type { OrganizationSimulatorOptions } from '../../../../simulators/atlassian-organization/organization-options.ts';
import { startOrganizationSimulator } from '../../../../simulators/atlassian-organization/organization-simulator.ts';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { openOrganization, type OrganizationParts } from '../../../testing/organization-directory.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';
import { aDesiredState } from '../../../testing/target-context.ts';
import type { ChangeAnswer, DesiredState, TargetSession } from '../target.ts';
import { organizationSettings } from './organization-settings.ts';
import { slotsOf } from './people/user-slots.ts';

const never = new AbortController().signal;
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

async function startDirectory(options: Partial<OrganizationSimulatorOptions> = {}) {
  const company = sampleCompany({ people: 12 });
  const simulator = await startOrganizationSimulator({ company, ...options });
  const [ann = '', bob = '', cid = ''] = company.people().flatMap(({ guest, login }) => (guest ? [] : [login]));
  const idOf = (userName: string): string => String(simulator.user(userName)?.['id']);
  const bring = (session: TargetSession, userName: string, desired: Partial<DesiredState>) =>
    applyOne(session, { personId: userName, remoteId: idOf(userName), desired: aDesiredState(desired) });
  return {
    ...{ simulator, ann, bob, cid, idOf, bring },
    open: (parts?: OrganizationParts) => openOrganization(simulator, parts),
    [Symbol.asyncDispose]: () => simulator.close(),
  };
}

async function applyOne(
  session: TargetSession,
  change: Parameters<TargetSession['apply']>[0][number],
): Promise<ChangeAnswer> {
  const [answer] = await Array.fromAsync(session.apply([change], never));
  if (answer === undefined) throw new Error('Nothing was answered.');
  return answer;
}

async function findOne(session: TargetSession, value: string) {
  const [finding] = await Array.fromAsync(session.findPeople([{ personId: 'p', value }], never));
  return finding;
}

const picture = (hostedAddress?: string): NonNullable<DesiredState['picture']> => ({
  version: hostedAddress ?? 'unhosted',
  ...(hostedAddress !== undefined && { hostedAddress }),
  read: () => Promise.resolve(undefined),
});

describe('requests to the directory', () => {
  it('never replace a user: what was not named stays', async () => {
    await using directory = await startDirectory();
    const before = directory.simulator.user(directory.ann);
    await directory.bring(directory.open(), directory.ann, { fields: { title: 'Engineer' } });
    expect(directory.simulator.log.requests().map(({ method }) => method)).toEqual(['GET', 'GET', 'PATCH', 'GET']);
    const after = directory.simulator.user(directory.ann) ?? {};
    expect({ ...after, meta: undefined }).toEqual({ ...before, title: 'Engineer', meta: undefined });
  });

  it('begin with what the directory can do, once for a session', async () => {
    await using directory = await startDirectory();
    const session = directory.open();
    await Promise.all([findOne(session, directory.ann), findOne(session, directory.bob)]);
    expect(directory.simulator.log.requests()[0]?.url).toMatch(/\/ServiceProviderConfig$/);
    expect(directory.simulator.log.count('config')).toBe(1);
  });

  it.each(['patch', 'filter'])('end there when it does not support %s', async (lacks) => {
    const supports = { patch: true, filter: true, [lacks]: false };
    await using directory = await startDirectory({ supports });
    const pushing = directory.bring(directory.open(), directory.ann, { fields: { title: 'Engineer' } });
    await expect(pushing).rejects.toThrow('This directory says that it cannot');
    expect(directory.simulator.writes()).toBe(0);
  });

  it('begin again after a beginning that failed', async () => {
    await using directory = await startDirectory();
    directory.simulator.faults.add({ on: 'config', answer: { status: 404 } });
    const session = directory.open();
    await expect(findOne(session, directory.ann)).rejects.toThrow('There is no directory at this address');
    expect((await findOne(session, directory.ann))?.status).toBe('found');
  });

  it('leave a wait that is longer than their patience to others', async () => {
    const clock = createFakeClock();
    await using directory = await startDirectory();
    directory.simulator.faults.add({ on: 'find', times: 9, answer: { status: 429, headers: { 'Retry-After': '30' } } });
    const session = directory.open({ clock, context: { patienceSeconds: 20 } });
    const failure = { reason: 'rate-limited', retryAfterSeconds: 30 };
    await expect(findOne(session, directory.ann)).rejects.toMatchObject({ failure });
    expect(clock.slept).toEqual([]);
  });

  it('are one reading for somebody who is so already', async () => {
    await using directory = await startDirectory();
    directory.simulator.change(directory.ann, { title: 'Engineer' });
    const answer = await directory.bring(directory.open(), directory.ann, { fields: { title: 'Engineer' } });
    expect(answer.status).toBe('alreadySo');
    expect(directory.simulator.log.requests().map(({ kind }) => kind)).toEqual(['config', 'read']);
  });

  it('wait until the time that Atlassian names, when it names no seconds', async () => {
    const clock = createFakeClock();
    await using directory = await startDirectory({ requestsPerMinute: 3, now: clock.now });
    const session = directory.open({ clock });
    await findOne(session, directory.ann);
    await findOne(session, directory.bob);
    await findOne(session, directory.cid);
    expect(clock.slept).toEqual([60]);
  });

  it('keep going when the answer to a change got lost', async () => {
    await using directory = await startDirectory();
    directory.simulator.faults.add({ on: 'patch', answer: { status: 503 } });
    const answer = await directory.bring(directory.open(), directory.ann, { fields: { title: 'Engineer' } });
    expect(answer.status).toBe('applied');
  });
});

describe('finding people', () => {
  it('never filters by e-mail address, which Atlassian refuses', async () => {
    await using directory = await startDirectory();
    const session = directory.open();
    expect((await findOne(session, directory.ann.toUpperCase()))?.status).toBe('found');
    const { searchParams } = new URL(`http://x${directory.simulator.log.requests()[1]?.url}`);
    expect(searchParams.get('filter')).toBe(`userName eq "${directory.ann.toUpperCase()}"`);
  });

  it('takes the external id as it is written', async () => {
    await using directory = await startDirectory();
    const externalId = String(directory.simulator.user(directory.ann)?.['externalId']);
    const session = directory.open({ wants: { matchBy: 'externalId' } });
    expect(await findOne(session, externalId)).toMatchObject({ remoteId: directory.idOf(directory.ann) });
    expect((await findOne(session, externalId.toUpperCase()))?.status).toBe('none');
  });

  it('lets no value out of its quotes', async () => {
    await using directory = await startDirectory();
    expect((await findOne(directory.open(), `x" or userName pr "`))?.status).toBe('none');
    expect((await findOne(directory.open(), `back\\slash & plus+sign`))?.status).toBe('none');
  });
});

describe('what the directory does not take', () => {
  it('is told for an attribute that it does not know, which is not tried on others', async () => {
    await using directory = await startDirectory();
    const session = directory.open({ settings: { titlePath: 'jobTitle' } });
    const fields = { title: 'Engineer', department: 'R&D' };
    const first = await directory.bring(session, directory.ann, { fields });
    expect(first).toMatchObject({
      status: 'applied',
      notTaken: [{ field: 'title', code: 'attribute-not-supported' }],
      state: { fields: { department: 'R&D', title: null } },
    });
    const patches = directory.simulator.log.count('patch');
    const second = await directory.bring(session, directory.bob, { fields });
    expect(second).toMatchObject({ status: 'applied', notTaken: [{ field: 'title' }] });
    expect(directory.simulator.log.count('patch') - patches).toBe(1);
  });

  it('is told for a value, which is no reason to leave out another one’s', async () => {
    await using directory = await startDirectory();
    const session = directory.open();
    const first = await directory.bring(session, directory.ann, { fields: { timezone: 'Mars/Base', title: 'Pilot' } });
    expect(first).toMatchObject({ status: 'applied', notTaken: [{ field: 'timezone', code: 'value-refused' }] });
    expect(directory.simulator.user(directory.ann)?.['title']).toBe('Pilot');
    const second = await directory.bring(session, directory.bob, { fields: { timezone: 'Europe/Berlin' } });
    expect(second).not.toHaveProperty('notTaken');
  });

  it.each([
    ['photos', { picture: picture('https://roster.example/photos/a.jpg') }, 'picture'],
    [`${enterprise}:manager`, { manager: { displayName: 'Boss', email: 'boss@larkfield.example' } }, 'manager'],
    ['nickName', { fields: { nickName: 'Annie' } }, 'nickName'],
  ])('is found out by reading back: %s', async (attribute, desired, field) => {
    await using directory = await startDirectory({ deafTo: [attribute] });
    const answer = await directory.bring(directory.open(), directory.ann, desired);
    expect(answer).toMatchObject({ status: 'applied', notTaken: [{ field, code: 'not-kept' }] });
  });

  it('is a refusal when the person as a whole may not be changed', async () => {
    await using directory = await startDirectory();
    directory.simulator.faults.add({ on: 'patch', answer: { status: 403, body: {} } });
    const answer = await directory.bring(directory.open(), directory.ann, { fields: { title: 'Engineer' } });
    expect(answer).toMatchObject({ status: 'refused', code: 'not-allowed' });
  });
});

describe('managers', () => {
  const manager = { displayName: 'Boss', email: 'boss@larkfield.example', remoteId: 'id-of-boss' };
  const valueOf = (user: Readonly<Record<string, unknown>> | undefined) => user?.[enterprise];

  it.each([
    [{}, manager, 'boss@larkfield.example'],
    [{ managerBy: 'id' }, manager, 'id-of-boss'],
    [{}, { displayName: 'Boss', remoteId: 'id-of-boss' }, 'id-of-boss'],
    [{ managerPath: `${enterprise}:manager.value` }, manager, 'boss@larkfield.example'],
  ])('with %j are named by what is known of them', async (settings, given, value) => {
    await using directory = await startDirectory();
    const answer = await directory.bring(directory.open({ settings }), directory.ann, { manager: given });
    expect(valueOf(directory.simulator.user(directory.ann))).toEqual({ manager: { value } });
    expect(answer).toMatchObject({ status: 'applied', state: { manager: value } });
  });

  it('are the same person by address and by id', async () => {
    await using directory = await startDirectory();
    directory.simulator.change(directory.ann, { [enterprise]: { manager: { value: 'ID-of-boss' } } });
    expect((await directory.bring(directory.open(), directory.ann, { manager })).status).toBe('alreadySo');
  });

  it('who cannot be named are left out, with the reason', async () => {
    await using directory = await startDirectory();
    const answer = await directory.bring(directory.open(), directory.ann, { manager: { displayName: 'Boss' } });
    expect(answer).toMatchObject({ status: 'alreadySo', notTaken: [{ field: 'manager', code: 'manager-not-known' }] });
  });
});

describe('photos', () => {
  it.each([
    ['http://roster.example/photos/a.jpg', 'not-https'],
    ['http://127.0.0.1.evil.example/a.jpg', 'not-https'],
    [undefined, 'no-public-address'],
  ])('at the address %s are not sent', async (address, code) => {
    await using directory = await startDirectory();
    const answer = await directory.bring(directory.open(), directory.ann, { picture: picture(address) });
    expect(answer).toMatchObject({ status: 'alreadySo', notTaken: [{ field: 'picture', code }] });
    expect(directory.simulator.writes()).toBe(0);
  });

  it('on this machine are for a directory on this machine', async () => {
    await using host = await startScriptedServer((_, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end('bytes');
    });
    await using directory = await startDirectory({ fetchesPhotos: true });
    const answer = await directory.bring(directory.open(), directory.ann, { picture: picture(`${host.url}/a.jpg`) });
    expect(answer).toMatchObject({ status: 'applied', state: { picture: `${host.url}/a.jpg` } });
    const settings = organizationSettings.parse({ baseUrl: 'https://api.atlassian.com/scim/directory/a', apiKey: 'k' });
    expect(slotsOf(settings).photoAddress(`${host.url}/a.jpg`)).toBe(false);
  });

  it('are written with type and rank, at a path of the admin’s choice', async () => {
    await using directory = await startDirectory();
    const settings = { photosPath: 'urn:ietf:params:scim:schemas:core:2.0:User:photos' };
    const value = 'https://roster.example/photos/a.jpg';
    await directory.bring(directory.open({ settings }), directory.ann, { picture: picture(value) });
    expect(directory.simulator.user(directory.ann)?.['photos']).toEqual([{ value, type: 'photo', primary: true }]);
  });

  it('take the first rank from what others have put there', async () => {
    await using directory = await startDirectory();
    const other = { value: 'https://elsewhere.example/b.jpg', type: 'thumbnail', primary: true };
    directory.simulator.change(directory.ann, { photos: [other] });
    const session = directory.open();
    await directory.bring(session, directory.ann, { picture: picture('https://roster.example/photos/a.jpg') });
    expect(directory.simulator.user(directory.ann)?.['photos']).toMatchObject([
      { type: 'thumbnail', primary: false },
      {},
    ]);
    await directory.bring(session, directory.ann, { picture: null });
    expect(directory.simulator.user(directory.ann)?.['photos']).toMatchObject([{ type: 'thumbnail' }]);
  });
});

describe('creating and deactivating', () => {
  const dora = aDesiredState({
    matchValue: 'dora@larkfield.example',
    displayName: 'Dora Vance',
    fields: { title: 'Pilot' },
  });
  const on = { settings: { provisioning: true } };

  it('happens to nobody unless it is switched on', async () => {
    await using directory = await startDirectory();
    const session = directory.open();
    expect(await session.accepts(never)).toMatchObject({ creates: false, deactivates: false });
    const created = await applyOne(session, { personId: 'dora', desired: dora });
    const deactivated = await directory.bring(session, directory.ann, { fields: {}, active: false });
    const codes = [created, deactivated].map((answer) => (answer.status === 'refused' ? answer.code : answer.status));
    expect(codes).toEqual(['provisioning-off', 'provisioning-off']);
    expect(directory.simulator.writes()).toBe(0);
  });

  it('creates somebody with all that is known of them, once', async () => {
    await using directory = await startDirectory();
    const session = directory.open(on);
    expect(await session.accepts(never)).toMatchObject({ creates: true, deactivates: true });
    const answer = await applyOne(session, { personId: 'dora', desired: dora });
    const user = directory.simulator.user('dora@larkfield.example');
    expect(user).toMatchObject({ displayName: 'Dora Vance', title: 'Pilot', active: true });
    expect(answer).toMatchObject({ status: 'applied', remoteId: user?.['id'] });
    const again = await applyOne(session, { personId: 'dora', desired: dora });
    expect(again).toMatchObject({ status: 'alreadySo', remoteId: user?.['id'] });
  });

  it('gives the external id to whom it is found by', async () => {
    await using directory = await startDirectory();
    const session = directory.open({ ...on, wants: { matchBy: 'externalId' } });
    const desired = { ...dora, matchValue: 'e-77', email: 'dora@larkfield.example' };
    await applyOne(session, { personId: 'dora', desired });
    expect(directory.simulator.user('dora@larkfield.example')).toMatchObject({ externalId: 'e-77' });
  });

  it.each([
    [{ matchValue: 'dora@elsewhere.example' }, {}, 'not-created'],
    [{ matchValue: 'dora' }, {}, 'no-email'],
    [{ matchValue: 'e-78', email: 'TAKEN' }, { matchBy: 'externalId' }, 'exists-elsewhere'],
  ])('says why it does not create %j', async (parts, wants, code) => {
    await using directory = await startDirectory();
    const email = 'email' in parts ? { email: directory.ann } : {};
    const session = directory.open({ ...on, wants });
    const answer = await applyOne(session, { personId: 'dora', desired: { ...dora, ...parts, ...email } });
    expect(answer).toMatchObject({ status: 'refused', code });
  });

  it('deactivates without deleting', async () => {
    await using directory = await startDirectory();
    const answer = await directory.bring(directory.open(on), directory.ann, { fields: {}, active: false });
    expect(answer).toMatchObject({ status: 'applied', state: { active: false } });
    expect(directory.simulator.log.count('delete')).toBe(0);
  });
});
