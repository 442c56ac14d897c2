import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { PingOneSimulatorOptions } from '../../../../simulators/pingone/pingone-options.ts';
import { startPingOneSimulator, type PingOneSimulator } from '../../../../simulators/pingone/pingone-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import {
  applyTo,
  changeTo,
  connectorFailureOf,
  photoAddressOf,
  photoOf,
} from '../../../testing/hosted-photo-changes.ts';
import { openPingOnePhoto } from '../../../testing/pingone-photo-environment.ts';
import type { aTargetContext } from '../../../testing/target-context.ts';
import type { JsonObject } from '../../model/json.ts';
import type { TargetSession } from '../target.ts';

const never = new AbortController().signal;

let environment: PingOneSimulator | undefined;
let session: TargetSession | undefined;
afterEach(async () => {
  await session?.close();
  await environment?.close();
});

interface Parts {
  readonly options?: Partial<PingOneSimulatorOptions>;
  readonly settings?: JsonObject;
  readonly context?: Parameters<typeof aTargetContext>[0];
}

const existing = { valueAttribute: 'costCode', typeAttribute: 'department' };

async function start({ options = {}, settings = existing, context = {} }: Parts = {}) {
  const company = sampleCompany({ people: 12 });
  const clock = createFakeClock();
  const started = await startPingOneSimulator({ company, now: clock.now, roles: ['Identity Data Admin'], ...options });
  environment = started;
  const opened = openPingOnePhoto(started, { clock, settings, context });
  session = opened;
  const people = company.people().map(({ id, login }) => ({ id, login }));
  const [one] = people;
  if (one === undefined) throw new Error('There is nobody.');
  return { environment: started, session: opened, clock, people, one };
}

describe('what is written', () => {
  it('is the address and the type, and both are emptied again', async () => {
    const { environment, session, one } = await start();
    const before = environment.userOf(one.id);
    await applyTo(session, photoOf(one.id));
    expect(environment.userOf(one.id)).toEqual({ ...before, costCode: photoAddressOf(one.id), department: 'photo' });
    await applyTo(session, changeTo(one.id, { picture: null }));
    expect(environment.userOf(one.id)).toEqual({ ...before, costCode: undefined, department: undefined });
  });

  it('goes to the photo of PingOne’s own as well, and is emptied there', async () => {
    const { environment, session, one } = await start({
      settings: { valueAttribute: 'photo.href', typeAttribute: '' },
    });
    expect((await session.accepts(never)).picture).toBe(true);
    await applyTo(session, photoOf(one.id));
    expect(environment.userOf(one.id)?.['photo']).toEqual({ href: photoAddressOf(one.id) });
    await applyTo(session, changeTo(one.id, { picture: null }));
    expect(environment.userOf(one.id)?.['photo']).toBeUndefined();
  });

  it('is sent by PATCH, after one request that reads everyone', async () => {
    const { environment, session, people } = await start();
    await applyTo(session, ...people.map(({ id }) => photoOf(id)));
    const methods = environment.log.requests().filter(({ kind }) => kind !== 'token');
    expect(new Set(methods.map(({ method }) => method))).toEqual(new Set(['GET', 'PATCH']));
    expect([environment.log.count('users'), environment.log.count('user-write')]).toEqual([1, people.length]);
  });

  it('is refused for one person by PingOne, and goes to the others', async () => {
    const { environment, session, people, one } = await start();
    const answer = { status: 400, body: { code: 'INVALID_DATA', message: 'no' } };
    environment.faults.add({ on: new RegExp(`/users/${one.id}$`), answer });
    const answers = await applyTo(session, ...people.map(({ id }) => photoOf(id)));
    expect(answers.filter(({ status }) => status !== 'applied')).toMatchObject([
      { personId: one.id, status: 'refused', code: 'not-accepted' },
    ]);
  });

  it('is said to be missing where PingOne does not keep it', async () => {
    const { session, one } = await start({ options: { ignores: ['costCode'] } });
    expect(await applyTo(session, photoOf(one.id))).toMatchObject([
      { status: 'applied', notTaken: [{ field: 'picture', code: 'not-kept' }] },
    ]);
  });
});

describe('attributes that are missing', () => {
  const settings = { valueAttribute: 'primaryPhotoValue', typeAttribute: 'primaryPhotoType' };

  it('leave the picture out', async () => {
    const { session } = await start({ settings });
    expect(await session.accepts(never)).toMatchObject({ picture: false, leftOut: [{ code: 'no-such-attribute' }] });
    expect((await session.check(never)).ok).toBe(false);
  });

  it('are created by the first push where that is asked for', async () => {
    const { environment, session, one } = await start({
      settings: { ...settings, createAttributes: true },
      options: { roles: ['Identity Data Admin', 'Environment Admin'] },
    });
    expect((await session.check(never)).ok).toBe(true);
    expect(environment.log.count('schema-attributes-write')).toBe(0);
    await applyTo(session, photoOf(one.id));
    expect(environment.log.count('schema-attributes-write')).toBe(2);
    expect(environment.userOf(one.id)).toMatchObject({ primaryPhotoType: 'photo' });
  });

  it('cannot be created without the role', async () => {
    const { session, one } = await start({ settings: { ...settings, createAttributes: true } });
    expect(await connectorFailureOf(applyTo(session, photoOf(one.id)))).toMatchObject({
      reason: 'permission-missing',
      permission: 'Environment Admin',
    });
  });

  it('are not among PingOne’s own, which are not written', async () => {
    const { session } = await start({
      context: { wants: { fields: ['title', 'department'] } },
      settings: { valueAttribute: 'costCode', typeAttribute: '' },
    });
    const { fields, leftOut } = await session.accepts(never);
    expect([fields, leftOut.map(({ field }) => field)]).toEqual([['department'], ['title']]);
  });
});

describe('people', () => {
  const find = (target: TargetSession, value: string) =>
    Array.fromAsync(target.findPeople([{ personId: 'p', value }], never));

  it('are not found by a value that would widen the filter', async () => {
    const { session } = await start();
    expect(await find(session, 'x" or enabled eq "true')).toMatchObject([{ status: 'none' }]);
  });

  it('are looked for by id only where it is one', async () => {
    const { environment, session, one } = await start({ context: { wants: { matchBy: 'id' } } });
    expect(await find(session, 'E-17')).toMatchObject([{ status: 'none' }]);
    expect(environment.log.count('users')).toBe(0);
    expect(await find(session, one.id)).toMatchObject([{ status: 'found', remoteId: one.id }]);
  });
});

describe('signing in', () => {
  it('works with the secret in the body, where the app is set to that', async () => {
    const { session, one } = await start({
      options: { clientAuthentication: 'post' },
      settings: { ...existing, clientAuthentication: 'post' },
    });
    expect(await applyTo(session, photoOf(one.id))).toMatchObject([{ status: 'applied' }]);
  });

  it('in another way than the app is set to names the setting', async () => {
    const { session } = await start({ options: { clientAuthentication: 'post' } });
    expect((await session.check(never)).findings).toMatchObject([
      { status: 'missing', setting: 'clientAuthentication' },
    ]);
  });

  it('goes on when the token dies early', async () => {
    const { environment, session, people, one } = await start();
    await applyTo(session, photoOf(one.id));
    environment.expireTokens();
    expect(await applyTo(session, photoOf(people[1]?.id ?? ''))).toMatchObject([{ status: 'applied' }]);
  });

  it('with a role that only reads fails the push and says which is needed', async () => {
    const { session, one } = await start({ options: { roles: ['Identity Data Read Only'] } });
    expect(await connectorFailureOf(applyTo(session, photoOf(one.id)))).toMatchObject({
      reason: 'permission-missing',
      permission: 'Identity Data Admin',
    });
  });
});
