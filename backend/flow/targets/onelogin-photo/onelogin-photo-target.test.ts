import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { OneLoginSimulatorOptions } from '../../../../simulators/onelogin/onelogin-options.ts';
import { startOneLoginSimulator, type OneLoginSimulator } from '../../../../simulators/onelogin/onelogin-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import {
  applyTo,
  changeTo,
  connectorFailureOf,
  photoAddressOf,
  photoOf,
} from '../../../testing/hosted-photo-changes.ts';
import { openOneLoginPhoto } from '../../../testing/onelogin-photo-account.ts';
import type { aTargetContext } from '../../../testing/target-context.ts';
import type { JsonObject } from '../../model/json.ts';
import type { TargetSession } from '../target.ts';

const never = new AbortController().signal;

let account: OneLoginSimulator | undefined;
let session: TargetSession | undefined;
afterEach(async () => {
  await session?.close();
  await account?.close();
});

interface Parts {
  readonly options?: Partial<OneLoginSimulatorOptions>;
  readonly settings?: JsonObject;
  readonly context?: Parameters<typeof aTargetContext>[0];
}

const existing = { valueAttribute: 'mobile', typeAttribute: 'office' };

async function start({ options = {}, settings = existing, context = {} }: Parts = {}) {
  const company = sampleCompany({ people: 12 });
  const clock = createFakeClock();
  const started = await startOneLoginSimulator({ company, now: clock.now, credential: 'Manage Users', ...options });
  account = started;
  const opened = openOneLoginPhoto(started, { clock, settings, context });
  session = opened;
  const people = company.people().map((person) => ({ key: person.id, id: started.idOf(person), email: person.email }));
  const [one] = people;
  if (one === undefined) throw new Error('There is nobody.');
  return { account: started, session: opened, clock, people, one };
}

describe('what is written', () => {
  it('is the address and the type, and both are emptied again', async () => {
    const { account, session, one } = await start();
    const before = account.attributesOf(one.key);
    await applyTo(session, photoOf(one.id));
    expect(account.attributesOf(one.key)).toEqual({ ...before, mobile: photoAddressOf(one.id), office: 'photo' });
    await applyTo(session, changeTo(one.id, { picture: null }));
    expect(account.attributesOf(one.key)).toEqual({ ...before, mobile: null, office: null });
  });

  it('goes through the operation that leaves other attributes alone, and no other', async () => {
    const { account, session, people } = await start();
    await applyTo(session, ...people.map(({ id }) => photoOf(id)));
    const writes = account.log.requests().filter(({ method }) => method === 'PUT');
    expect(writes).toHaveLength(people.length);
    expect(writes.every(({ url }) => url.endsWith('/set_custom_attributes'))).toBe(true);
    expect(account.log.count('users')).toBe(1);
  });

  it('is refused for one person by OneLogin, and goes to the others', async () => {
    const { account, session, people, one } = await start();
    const on = new RegExp(`/${one.id}/set_custom_attributes$`);
    account.faults.add({ on, answer: { status: 422, body: { message: 'no', name: 'UnprocessableEntityError' } } });
    const answers = await applyTo(session, ...people.map(({ id }) => photoOf(id)));
    expect(answers.filter(({ status }) => status !== 'applied')).toMatchObject([
      { personId: one.id, status: 'refused', code: 'not-accepted' },
    ]);
  });
});

describe('custom attributes that are missing', () => {
  const settings = { valueAttribute: 'primaryPhotoValue', typeAttribute: 'primaryPhotoType' };

  it('leave the picture out', async () => {
    const { session } = await start({ settings });
    expect(await session.accepts(never)).toMatchObject({ picture: false, leftOut: [{ code: 'no-such-attribute' }] });
    expect((await session.check(never)).ok).toBe(false);
  });

  it('are created by the first push where that is asked for', async () => {
    const { account, session, one } = await start({ settings: { ...settings, createAttributes: true } });
    expect((await session.check(never)).ok).toBe(true);
    expect(account.log.count('custom-attributes-write')).toBe(0);
    await applyTo(session, photoOf(one.id));
    expect(account.log.count('custom-attributes-write')).toBe(2);
    expect(account.attributesOf(one.key)).toMatchObject({ primaryPhotoType: 'photo' });
  });
});

describe('people', () => {
  const find = (target: TargetSession, value: string) =>
    Array.fromAsync(target.findPeople([{ personId: 'p', value }], never));

  it('are found by e-mail address without regard to case', async () => {
    const { session, one } = await start();
    expect(await find(session, one.email.toUpperCase())).toMatchObject([{ status: 'found', remoteId: one.id }]);
  });

  it('are not found by a wildcard', async () => {
    const { session } = await start();
    expect(await find(session, '*')).toMatchObject([{ status: 'none' }]);
  });

  it('are looked for by number only where it is one', async () => {
    const { account, session, one } = await start({ context: { wants: { matchBy: 'id' } } });
    expect(await find(session, 'E-17')).toMatchObject([{ status: 'none' }]);
    expect(account.log.count('users')).toBe(0);
    expect(await find(session, one.id)).toMatchObject([{ status: 'found', remoteId: one.id }]);
  });

  it('of a list in short pages are all read', async () => {
    const { session, people } = await start({ options: { pageSize: 5 } });
    const refs = people.map(({ id }) => ({ personId: id, remoteId: id }));
    const readings = await Array.fromAsync(session.readState(refs, never));
    expect(readings.map(({ status }) => status)).toEqual(people.map(() => 'read'));
  });
});

describe('signing in', () => {
  it('goes on when the token dies early', async () => {
    const { account, session, people, one } = await start();
    await applyTo(session, photoOf(one.id));
    account.expireTokens();
    expect(await applyTo(session, photoOf(people[1]?.id ?? ''))).toMatchObject([{ status: 'applied' }]);
  });

  it('with a wrong secret is a rejected credential', async () => {
    const { session } = await start({ settings: { ...existing, clientSecret: 'wrong' } });
    expect((await session.check(never)).findings).toMatchObject([{ status: 'missing', setting: 'clientSecret' }]);
  });

  it('with a credential that only reads fails the push and says which type is needed', async () => {
    const { session, one } = await start({ options: { credential: 'Read Users' } });
    expect(await connectorFailureOf(applyTo(session, photoOf(one.id)))).toMatchObject({
      reason: 'permission-missing',
      permission: 'Manage Users',
    });
  });
});

describe('the calls of an hour', () => {
  it('are left to others in part, and the wait is told', async () => {
    const { account, session, people } = await start({ options: { callsPerHour: 20 } });
    const failure = await connectorFailureOf(
      (async () => {
        for (const { id } of [...people, ...people]) {
          await applyTo(session, photoOf(id, `https://roster.example/photos/${id}-${String(Math.random())}.jpg`));
        }
      })(),
    );
    expect(failure?.reason).toBe('rate-limited');
    expect(failure?.retryAfterSeconds).toBeGreaterThan(3000);
    expect(account.log.answered(429)).toBe(0);
  });
});
