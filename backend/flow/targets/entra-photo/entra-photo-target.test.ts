import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { EntraSimulatorOptions } from '../../../../simulators/entra/entra-options.ts';
import { type EntraSimulator, startEntraSimulator } from '../../../../simulators/entra/entra-simulator.ts';
import { selfSignedCertificate } from '../../../../simulators/entra/sign-in/self-signed-certificate.ts';
import { ConnectorError, type ConnectorFailure } from '../../../errors/connector-error.ts';
import { openEntraPhoto } from '../../../testing/entra-photo-tenant.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import type { aTargetContext } from '../../../testing/target-context.ts';
import type { JsonObject } from '../../model/json.ts';
import type { ChangeAnswer, TargetChange, TargetSession } from '../target.ts';
import { extensionName } from './entra-photo-names.ts';

const never = new AbortController().signal;
const clientId = '8a4f2c10-52c3-4a57-b1fd-0c2f6a9e7d44';
const [valueName, typeName] = [
  extensionName(clientId, 'primaryPhotoValue'),
  extensionName(clientId, 'primaryPhotoType'),
];
const writing = ['User.ReadWrite.All', 'Application.Read.All'];

let tenant: EntraSimulator | undefined;
let session: TargetSession | undefined;
afterEach(async () => {
  await session?.close();
  await tenant?.close();
});

interface Parts {
  readonly options?: Partial<EntraSimulatorOptions>;
  readonly settings?: JsonObject;
  readonly context?: Parameters<typeof aTargetContext>[0];
}

async function start({ options = {}, settings = {}, context = {} }: Parts = {}) {
  const company = sampleCompany({ people: 45 });
  const clock = createFakeClock();
  const started = await startEntraSimulator({
    ...{ company, clientId, roles: writing, now: clock.now, extensions: [valueName, typeName] },
    ...options,
  });
  tenant = started;
  const opened = openEntraPhoto(started, { clock, settings, context });
  session = opened;
  const people = company.people().map(({ id, login }) => ({ id, login }));
  const [one] = people;
  if (one === undefined) throw new Error('There is nobody.');
  return { tenant: started, session: opened, clock, people, one };
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
  it('goes to directory extensions of the app, also of synchronized accounts, and goes away again', async () => {
    const { tenant, session, one } = await start({ options: { synced: () => true } });
    await apply(session, photoOf(one.id));
    expect(tenant.propertyOf(one.id, valueName)).toBe(`https://roster.example/photos/${one.id}.jpg`);
    expect(tenant.propertyOf(one.id, typeName)).toBe('photo');
    const { matchValue, displayName, fields } = photoOf(one.id).desired;
    await apply(session, { ...photoOf(one.id), desired: { matchValue, displayName, fields, picture: null } });
    expect([tenant.propertyOf(one.id, valueName), tenant.propertyOf(one.id, typeName)]).toEqual([undefined, undefined]);
  });

  it('goes to extension attributes, of which the others stay', async () => {
    const { tenant, session, one } = await start({
      options: { synced: () => false },
      settings: { valueAttribute: 'extensionAttribute14', typeAttribute: '' },
    });
    const before = tenant.propertyOf(one.id, 'onPremisesExtensionAttributes');
    await apply(session, photoOf(one.id, 'https://roster.example/photos/a.jpg'));
    expect(tenant.propertyOf(one.id, 'onPremisesExtensionAttributes')).toEqual({
      ...(before ?? {}),
      extensionAttribute14: 'https://roster.example/photos/a.jpg',
    });
  });

  it('is refused where extension attributes are kept in a domain, without trying', async () => {
    const { tenant, session, one } = await start({
      options: { synced: () => true },
      settings: { valueAttribute: 'extensionAttribute14', typeAttribute: '' },
    });
    expect(await apply(session, photoOf(one.id))).toMatchObject([{ status: 'refused', code: 'managed-on-premises' }]);
    expect(tenant.statistics().requests.batch).toBe(0);
  });

  it('is sent by PATCH, twenty people to a request', async () => {
    const { tenant, session, people } = await start();
    const answers = await apply(session, ...people.map(({ id }) => photoOf(id)));
    expect(answers.every(({ status }) => status === 'applied')).toBe(true);
    const writes = tenant.requests().filter(({ kind }) => kind === 'user-write');
    expect(new Set(writes.map(({ method }) => method))).toEqual(new Set(['PATCH']));
    expect(writes).toHaveLength(people.length);
    expect(tenant.statistics().requests.batch).toBe(3);
  });

  it('is refused for one person where the address is too long, and goes to the others', async () => {
    const { session, people } = await start();
    const [one, other] = people;
    const tooLong = photoOf(one?.id ?? '', `https://roster.example/${'a'.repeat(300)}.jpg`);
    expect(await apply(session, tooLong, photoOf(other?.id ?? ''))).toMatchObject([
      { personId: one?.id, status: 'refused', code: 'not-accepted' },
      { personId: other?.id, status: 'applied' },
    ]);
  });
});

describe('directory extensions that are missing', () => {
  const options = { extensions: [] };
  const create = { createAttributes: true };

  it('leave the picture out', async () => {
    const { session } = await start({ options });
    expect(await session.accepts(never)).toMatchObject({ picture: false, leftOut: [{ code: 'no-such-attribute' }] });
    expect((await session.check(never)).findings).toContainEqual(
      expect.objectContaining({ status: 'missing', setting: 'valueAttribute' }),
    );
  });

  it('are created by the first push where that is asked for', async () => {
    const roles = ['User.ReadWrite.All', 'Application.ReadWrite.OwnedBy'];
    const { tenant, session, one } = await start({ options: { ...options, roles }, settings: create });
    expect((await session.check(never)).ok).toBe(true);
    expect(tenant.statistics().requests['extension-properties-write']).toBe(0);
    await apply(session, photoOf(one.id));
    expect(tenant.statistics().requests['extension-properties-write']).toBe(2);
    expect(tenant.propertyOf(one.id, typeName)).toBe('photo');
  });

  it('cannot be created without the permission, which the check says', async () => {
    const { session, one } = await start({ options, settings: create });
    const check = await session.check(never);
    expect(check.findings.map(({ message }) => message).join()).toContain('Application.ReadWrite.OwnedBy');
    expect(await failureOf(apply(session, photoOf(one.id)))).toMatchObject({
      reason: 'permission-missing',
      permission: 'Application.ReadWrite.OwnedBy',
    });
  });

  it('cannot be told without permission, so all are taken to be there', async () => {
    const { session } = await start({ options: { ...options, roles: ['User.ReadWrite.All'] } });
    expect((await session.accepts(never)).picture).toBe(true);
    const check = await session.check(never);
    expect(check.ok).toBe(true);
    expect(check.findings).toContainEqual(expect.objectContaining({ status: 'warning', subject: 'Attributes' }));
  });
});

describe('people', () => {
  const find = (target: TargetSession, value: string) =>
    Array.fromAsync(target.findPeople([{ personId: 'p', value }], never));

  it('are found by user principal name without regard to case', async () => {
    const { session, one } = await start();
    expect(await find(session, one.login.toUpperCase())).toMatchObject([{ status: 'found', remoteId: one.id }]);
  });

  it('are not found by a value that would widen the filter', async () => {
    const { session } = await start();
    expect(await find(session, "x') or startsWith(displayName,'A")).toMatchObject([{ status: 'none' }]);
  });

  it('are looked for by object id only where it is one', async () => {
    const { tenant, session, one } = await start({ context: { wants: { matchBy: 'id' } } });
    expect(await find(session, 'E-17')).toMatchObject([{ status: 'none' }]);
    expect(tenant.statistics().requests.users).toBe(0);
    expect(await find(session, one.id)).toMatchObject([{ status: 'found', remoteId: one.id }]);
  });
});

describe('signing in', () => {
  it('works with a certificate', async () => {
    const { certificatePem: certificate, privateKeyPem: privateKey } = selfSignedCertificate('Roster');
    const { session, one } = await start({ options: { certificate }, settings: { certificate, privateKey } });
    expect(await apply(session, photoOf(one.id))).toMatchObject([{ status: 'applied' }]);
  });

  it('goes on when the token dies early', async () => {
    const { tenant, session, people } = await start();
    await apply(session, photoOf(people[0]?.id ?? ''));
    tenant.faults.expireAccessTokens();
    expect(await apply(session, photoOf(people[1]?.id ?? ''))).toMatchObject([{ status: 'applied' }]);
  });

  it('with a secret that has expired is a rejected credential', async () => {
    const { tenant, session, one } = await start();
    tenant.faults.set({ secretExpired: true });
    expect(await failureOf(apply(session, photoOf(one.id)))).toMatchObject({
      reason: 'credentials-rejected',
      setting: 'clientSecret',
    });
  });

  it('without the permission for writing fails the check and the push', async () => {
    const { session, one } = await start({ options: { roles: ['User.Read.All', 'Application.Read.All'] } });
    expect((await session.check(never)).ok).toBe(false);
    expect(await failureOf(apply(session, photoOf(one.id)))).toMatchObject({
      reason: 'permission-missing',
      permission: 'User.ReadWrite.All',
    });
  });
});

describe('throttling', () => {
  it('of parts is waited out for the longest wait, and only those go again', async () => {
    const { tenant, session, clock, people } = await start();
    for (const retryAfter of ['2', '7.5']) {
      tenant.faults.add({ on: 'user-write', answer: { status: 429, code: 'TooManyRequests', retryAfter } });
    }
    const answers = await apply(session, ...people.slice(0, 10).map(({ id }) => photoOf(id)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'applied'));
    expect(clock.slept).toEqual([8]);
    expect(tenant.statistics().requests['user-write']).toBe(12);
  });

  it('of parts beyond patience is thrown, after those that got through were told', async () => {
    const { tenant, session, people } = await start({ context: { patienceSeconds: 5 } });
    tenant.faults.add({ on: 'user-write', after: 1, answer: { status: 429, retryAfter: '30' } });
    const told: ChangeAnswer[] = [];
    const work = (async () => {
      for await (const answer of session.apply(
        people.slice(0, 3).map(({ id }) => photoOf(id)),
        never,
      )) {
        told.push(answer);
      }
    })();
    expect(await failureOf(work)).toMatchObject({ reason: 'rate-limited', retryAfterSeconds: 30 });
    expect(told).toHaveLength(2);
  });
});
