import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { OktaSimulatorOptions } from '../../../../simulators/okta/okta-options.ts';
import { type OktaSimulator, startOktaSimulator } from '../../../../simulators/okta/okta-simulator.ts';
import { ConnectorError, type ConnectorFailure } from '../../../errors/connector-error.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { asApp } from '../../../testing/okta-org.ts';
import { openOktaPhoto } from '../../../testing/okta-photo-org.ts';
import type { aTargetContext } from '../../../testing/target-context.ts';
import type { JsonObject } from '../../model/json.ts';
import type { ChangeAnswer, TargetChange, TargetSession } from '../target.ts';

const never = new AbortController().signal;
const writing = ['okta.users.read', 'okta.users.manage', 'okta.schemas.read'];

let org: OktaSimulator | undefined;
let session: TargetSession | undefined;
afterEach(async () => {
  await session?.close();
  await org?.close();
});

interface Parts {
  readonly options?: Partial<OktaSimulatorOptions>;
  readonly settings?: JsonObject;
  readonly context?: Parameters<typeof aTargetContext>[0];
  readonly app?: boolean;
}

async function start({ options = {}, settings = {}, context, app = false }: Parts = {}) {
  const company = sampleCompany({ people: 12 });
  const clock = createFakeClock();
  const started = await startOktaSimulator({
    ...{ company, now: clock.now, pictures: false, scopes: writing, statusOf: () => 'ACTIVE' },
    ...options,
  });
  org = started;
  const opened = openOktaPhoto(started, {
    clock,
    settings: { ...(app && asApp(started)), ...settings },
    ...(context && { context }),
  });
  session = opened;
  const people = company.people().map(({ id, login, email }) => ({ id: started.idOf(id), login, email }));
  const [one] = people;
  if (one === undefined) throw new Error('There is nobody.');
  return { org: started, session: opened, clock, company, people, one };
}

const photoOf = (id: string, address = `https://roster.example/photos/${id}.jpg`): TargetChange => ({
  personId: id,
  remoteId: id,
  desired: {
    matchValue: id,
    displayName: id,
    fields: {},
    picture: { version: address, hostedAddress: address, read: () => Promise.resolve(undefined) },
  },
});

const apply = (target: TargetSession, ...changes: readonly TargetChange[]): Promise<readonly ChangeAnswer[]> =>
  Array.fromAsync(target.apply(changes, never));

const failureOf = (work: Promise<unknown>): Promise<ConnectorFailure | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof ConnectorError ? error.failure : undefined),
  );

describe('what is written', () => {
  it('is the address and the type, and both go again', async () => {
    const { org, session, one } = await start();
    await apply(session, photoOf(one.id));
    const address = `https://roster.example/photos/${one.id}.jpg`;
    expect(org.profileOf(one.id)).toMatchObject({ primaryPhotoValue: address, primaryPhotoType: 'photo' });
    const { matchValue, displayName, fields } = photoOf(one.id).desired;
    await apply(session, { ...photoOf(one.id), desired: { matchValue, displayName, fields, picture: null } });
    expect(org.profileOf(one.id)).toMatchObject({ primaryPhotoValue: null, primaryPhotoType: null });
  });

  it('goes to attributes of other names, and to no type where there is none', async () => {
    const { org, session, one } = await start({ settings: { valueAttribute: 'badgeNumber', typeAttribute: '' } });
    await apply(session, photoOf(one.id, 'https://roster.example/photos/a.jpg'));
    expect(org.profileOf(one.id)?.['badgeNumber']).toBe('https://roster.example/photos/a.jpg');
    expect(org.profileOf(one.id)).not.toHaveProperty('primaryPhotoType');
  });

  it('is never sent by PUT', async () => {
    const { org, session, people } = await start();
    await apply(session, ...people.map(({ id }) => photoOf(id)));
    expect(new Set(org.log.requests().map(({ method }) => method))).toEqual(new Set(['GET', 'POST']));
    expect(org.log.count('user-write')).toBe(people.length);
    expect(org.log.count('users')).toBe(1);
  });
});

describe('attributes that are missing', () => {
  const settings = { valueAttribute: 'rosterPhoto', typeAttribute: 'rosterPhotoType' };

  it('leave the picture out, and the check names the setting', async () => {
    const { session } = await start({ settings });
    const { picture, leftOut } = await session.accepts(never);
    expect(picture).toBe(false);
    expect(leftOut).toMatchObject([{ field: 'picture', code: 'no-such-attribute' }]);
    const check = await session.check(never);
    expect(check.ok).toBe(false);
    expect(check.findings).toContainEqual(expect.objectContaining({ status: 'missing', setting: 'valueAttribute' }));
  });

  it('are created by the first push where that is asked for, once', async () => {
    const { org, session, people, one } = await start({
      settings: { ...settings, createAttributes: true },
      options: { scopes: [...writing, 'okta.schemas.manage'] },
      app: true,
    });
    expect((await session.accepts(never)).picture).toBe(true);
    expect((await session.check(never)).ok).toBe(true);
    expect(org.log.count('schema-write')).toBe(0);
    await apply(session, ...people.slice(0, 3).map(({ id }) => photoOf(id)));
    await apply(session, ...people.slice(3).map(({ id }) => photoOf(id)));
    expect(org.log.count('schema-write')).toBe(1);
    expect(org.profileOf(one.id)).toMatchObject({ rosterPhotoType: 'photo' });
  });

  it('cannot be created without the scope, which the check says', async () => {
    const { session, one } = await start({ settings: { ...settings, createAttributes: true }, app: true });
    const check = await session.check(never);
    expect(check.findings.map(({ message }) => message).join()).toContain('okta.schemas.manage');
    expect(await failureOf(apply(session, photoOf(one.id)))).toMatchObject({
      reason: 'permission-missing',
      permission: 'okta.schemas.manage',
    });
  });

  it('of other fields are left out by name', async () => {
    const { session } = await start({ context: { wants: { fields: ['room', 'shoeSize', 'primaryPhotoType'] } } });
    const { fields, leftOut } = await session.accepts(never);
    expect(fields).toEqual(['room']);
    expect(leftOut.map(({ field, code }) => [field, code])).toEqual([
      ['shoeSize', 'no-such-attribute'],
      ['primaryPhotoType', 'holds-the-photo'],
    ]);
  });
});

describe('people', () => {
  const find = (target: TargetSession, value: string) =>
    Array.fromAsync(target.findPeople([{ personId: 'p', value }], never));

  it('are found by login without regard to case', async () => {
    const { session, one } = await start();
    expect(await find(session, one.login.toUpperCase())).toMatchObject([{ status: 'found', remoteId: one.id }]);
  });

  it('are found by id as it is written', async () => {
    const { session, one } = await start({ context: { wants: { matchBy: 'id' } } });
    expect(await find(session, one.id)).toMatchObject([{ status: 'found', remoteId: one.id }]);
  });

  it('are not found by a value that would widen the filter', async () => {
    const { session } = await start();
    expect(await find(session, 'x" or status eq "ACTIVE')).toMatchObject([{ status: 'none' }]);
  });

  it('of one e-mail address are several, of which a deactivated one does not count', async () => {
    const { org, session, company, people, one } = await start({ context: { wants: { matchBy: 'email' } } });
    const [, other] = people;
    org.changeProfile(other?.id ?? '', { email: one.email });
    expect(await find(session, one.email)).toMatchObject([{ status: 'several' }]);
    company.change({ kind: 'leave', id: company.people()[1]?.id ?? '' });
    expect(await find(session, one.email)).toMatchObject([{ status: 'found', remoteId: one.id }]);
  });

  it('who are admins are refused one by one', async () => {
    const { org, session, people, one } = await start();
    const answer = { status: 403, headers: { 'Content-Type': 'application/json' }, body: { errorCode: 'E0000006' } };
    org.faults.add({ on: new RegExp(`users/${one.id}$`), answer });
    const answers = await apply(session, ...people.map(({ id }) => photoOf(id)));
    expect(answers.filter(({ status }) => status !== 'applied')).toMatchObject([
      { personId: one.id, status: 'refused', code: 'may-not-write' },
    ]);
  });

  it('whose user type lacks the attribute are refused one by one', async () => {
    const { session, one } = await start();
    const change = photoOf(one.id);
    const [answer] = await apply(session, { ...change, desired: { ...change.desired, fields: { shoeSize: '43' } } });
    expect(answer).toMatchObject({ status: 'refused', code: 'not-accepted' });
  });
});

describe('signing in', () => {
  it.each(['off', 'required', 'with-api-nonce'] as const)(
    'as an app works with proofs of possession %s',
    async (dpop) => {
      const { session, one } = await start({ options: { dpop }, app: true });
      expect(await apply(session, photoOf(one.id))).toMatchObject([{ status: 'applied' }]);
    },
  );

  it('as an app goes on when the token dies early', async () => {
    const { org, session, people } = await start({ app: true });
    const [one, other] = people;
    await apply(session, photoOf(one?.id ?? ''));
    org.expireTokens();
    expect(await apply(session, photoOf(other?.id ?? ''))).toMatchObject([{ status: 'applied' }]);
  });

  it('as an app works where only some scopes were granted and Okta gives all or nothing', async () => {
    const scopes = ['okta.users.read', 'okta.users.manage'];
    const { session, one } = await start({ options: { scopes, scopeGrants: 'strict' }, app: true });
    expect(await apply(session, photoOf(one.id))).toMatchObject([{ status: 'applied' }]);
  });

  it('as an app works though this clock is an hour behind', async () => {
    const { session, one } = await start({ options: { clockAheadSeconds: 3600 }, app: true });
    expect(await apply(session, photoOf(one.id))).toMatchObject([{ status: 'applied' }]);
  });

  it('without the scope for writing fails the check and the push', async () => {
    const { session, one } = await start({ options: { scopes: ['okta.users.read', 'okta.schemas.read'] }, app: true });
    expect((await session.check(never)).findings).toContainEqual(
      expect.objectContaining({ status: 'missing', subject: 'Write attributes' }),
    );
    expect(await failureOf(apply(session, photoOf(one.id)))).toMatchObject({
      reason: 'permission-missing',
      permission: 'okta.users.manage',
    });
  });

  it('with a revoked API token is a rejected credential', async () => {
    const { org, session, one } = await start();
    org.revokeApiToken();
    expect(await failureOf(apply(session, photoOf(one.id)))).toMatchObject({ reason: 'credentials-rejected' });
    expect((await session.check(never)).ok).toBe(false);
  });
});

describe('the rate limit', () => {
  const options = { rateLimitPerMinute: 10 };

  it('is left to others in part, for as long as the session may wait', async () => {
    const { org, session, clock, people } = await start({ options, settings: { budgetPercent: 50 } });
    const answers = await apply(session, ...people.map(({ id }) => photoOf(id)));
    expect(answers.every(({ status }) => status === 'applied')).toBe(true);
    expect(org.log.answered(429)).toBe(0);
    expect(clock.slept.length).toBeGreaterThan(0);
  });

  it('is thrown with the wait when that is longer', async () => {
    const context = { patienceSeconds: 5 };
    const { session, clock, people } = await start({ options, context });
    const failure = await failureOf(apply(session, ...people.map(({ id }) => photoOf(id))));
    expect(failure?.reason).toBe('rate-limited');
    expect(failure?.retryAfterSeconds).toBeGreaterThan(5);
    expect(clock.slept).toEqual([]);
  });
});
