import { describe, expect, it } from 'vitest';
import type { AccountsSimulatorOptions } from '../../../../simulators/atlassian-accounts/accounts-options.ts';
import { startAccountsSimulator } from '../../../../simulators/atlassian-accounts/accounts-simulator.ts';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import { openAccounts, type AccountsParts } from '../../../testing/accounts-organization.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { aDesiredState } from '../../../testing/target-context.ts';
import type { ChangeAnswer, DesiredState, PersonFinding, TargetSession } from '../target.ts';

const never = new AbortController().signal;

async function startOrganization(options: Partial<AccountsSimulatorOptions> = {}, people = 12) {
  const company = sampleCompany({ people });
  const simulator = await startAccountsSimulator({ company, ...options });
  const emails = company.people().flatMap(({ guest, email }) => (guest ? [] : [email]));
  const [ann = '', bob = ''] = emails;
  const idOf = (email: string): string => simulator.account(email)?.accountId ?? '';
  const bring = async (session: TargetSession, email: string, desired: Partial<DesiredState>, memo?: object) => {
    const change = { personId: email, remoteId: idOf(email), desired: aDesiredState(desired) };
    const kept = memo === undefined ? change : { ...change, memo: { ...memo } };
    const [answer] = await Array.fromAsync(session.apply([kept], never));
    if (answer === undefined) throw new Error('Nothing was answered.');
    return answer;
  };
  return {
    ...{ simulator, emails, ann, bob, idOf, bring },
    open: (parts?: AccountsParts) => openAccounts(simulator, parts),
    [Symbol.asyncDispose]: () => simulator.close(),
  };
}

const find = (session: TargetSession, values: readonly string[]): Promise<readonly PersonFinding[]> =>
  Array.fromAsync(
    session.findPeople(
      values.map((value) => ({ personId: value, value })),
      never,
    ),
  );

describe('finding accounts', () => {
  it('asks about fifty people at a time, and follows pages', async () => {
    await using organization = await startOrganization({ pageSize: 20 }, 140);
    const findings = await find(organization.open(), organization.emails.slice(0, 100));
    expect(findings.filter(({ status }) => status === 'found').length).toBe(100);
    expect(organization.simulator.log.count('search')).toBe(6);
  });

  it('goes on where a page names the next one by a link', async () => {
    await using organization = await startOrganization();
    const next = 'https://api.atlassian.com/admin/v2/orgs/o/users/search?cursor=MA';
    organization.simulator.faults.add({ on: 'search', answer: { status: 200, body: { data: [], links: { next } } } });
    expect((await find(organization.open(), [organization.ann]))[0]?.status).toBe('found');
  });

  it('takes addresses in any case, and each of two people who are looked for by the same one', async () => {
    await using organization = await startOrganization();
    const people = ['p', 'q'].map((personId) => ({ personId, value: organization.ann.toUpperCase() }));
    const findings = await Array.fromAsync(organization.open().findPeople(people, never));
    const remoteId = organization.idOf(organization.ann);
    expect(findings).toEqual(['p', 'q'].map((personId) => ({ personId, status: 'found', remoteId })));
  });

  it('takes account ids from a property, and proves that they exist', async () => {
    await using organization = await startOrganization();
    const remoteId = organization.idOf(organization.ann);
    const findings = await find(organization.open({ wants: { matchBy: 'accountId' } }), [remoteId, '712020:none']);
    expect(findings).toEqual([
      { personId: remoteId, status: 'found', remoteId },
      { personId: '712020:none', status: 'none' },
    ]);
  });

  it.each([
    [false, 'found'],
    [true, 'several'],
  ])(
    'takes the managed one of two accounts of an address; is the other managed too (%s), neither',
    async (isManaged, status) => {
      await using organization = await startOrganization();
      const account = organization.simulator.account(organization.ann);
      if (account === undefined) throw new Error('Ann has no account.');
      organization.simulator.add({ ...account, accountId: '712020:another', isManaged });
      expect((await find(organization.open(), [organization.ann]))[0]?.status).toBe(status);
    },
  );

  it('is not confused by accounts that are closed', async () => {
    await using organization = await startOrganization();
    organization.simulator.change(organization.ann, { status: 'closed' });
    expect((await find(organization.open(), [organization.ann]))[0]?.status).toBe('none');
  });
});

describe('a key with scopes', () => {
  it.each(['apply', 'preflight', 'readState'] as const)('ends %s before anybody is asked about', async (question) => {
    await using organization = await startOrganization({ keyHasScopes: true });
    const session = organization.open();
    const refs = organization.emails.map((email) => ({ personId: email, remoteId: organization.idOf(email) }));
    const changes = refs.map((ref) => ({ ...ref, desired: aDesiredState({ fields: { job_title: 'Pilot' } }) }));
    const asking = {
      apply: () => session.apply(changes, never),
      preflight: () => session.preflight(refs, never),
      readState: () => session.readState(refs, never),
    }[question]();
    await expect(Array.fromAsync<unknown>(asking)).rejects.toMatchObject({
      failure: { reason: 'permission-missing', permission: 'Organization API key without scopes' },
    });
    expect(organization.simulator.log.requests().map(({ kind }) => kind)).toEqual(['search', 'manage']);
  });

  it('is not suspected when the account that it is tried on is refused for a reason of its own', async () => {
    await using organization = await startOrganization();
    const body = { key: 'forbidden.targetUnverified' };
    organization.simulator.faults.add({ on: 'manage', answer: { status: 403, body } });
    const answer = await organization.bring(organization.open(), organization.ann, { fields: { job_title: 'Pilot' } });
    expect(answer.status).toBe('applied');
  });

  it('is not suspected for an account that is not managed', async () => {
    await using organization = await startOrganization();
    organization.simulator.change(organization.bob, { isManaged: false });
    const answer = await organization.bring(organization.open(), organization.bob, { fields: { job_title: 'Pilot' } });
    expect(answer).toMatchObject({ status: 'refused', code: 'not-managed' });
  });
});

describe('writing a profile', () => {
  it('asks first what may be written, and reads back what was kept', async () => {
    await using organization = await startOrganization();
    const session = organization.open();
    await organization.bring(session, organization.ann, { fields: { job_title: 'Pilot' } });
    organization.simulator.log.reset();
    await organization.bring(session, organization.bob, { fields: { job_title: 'Pilot' } });
    const kinds = organization.simulator.log.requests().map(({ kind }) => kind);
    expect(kinds).toEqual(['profile', 'manage', 'patch', 'profile']);
    expect(organization.simulator.account(organization.bob)?.texts).toMatchObject({
      'extended_profile.job_title': 'Pilot',
    });
  });

  it('is one reading for somebody who is so already', async () => {
    await using organization = await startOrganization();
    const session = organization.open();
    await organization.bring(session, organization.ann, { fields: { job_title: 'Pilot' } });
    organization.simulator.log.reset();
    const answer = await organization.bring(session, organization.ann, { fields: { job_title: 'Pilot' } });
    expect(answer.status).toBe('alreadySo');
    expect(organization.simulator.log.requests().map(({ kind }) => kind)).toEqual(['profile']);
  });

  it('leaves locked fields, says why, and writes the others', async () => {
    await using organization = await startOrganization();
    organization.simulator.change(organization.ann, {
      locks: { 'extended_profile.job_title': 'externalDirectory.scim', zoneinfo: 'myselfOnly' },
    });
    const session = organization.open();
    const fields = { job_title: 'Pilot', zoneinfo: 'UTC', location: 'Berlin' };
    const answer = await organization.bring(session, organization.ann, { fields });
    expect(answer).toMatchObject({
      status: 'applied',
      notTaken: [
        { field: 'job_title', code: 'locked-by-directory' },
        { field: 'zoneinfo', code: 'only-by-themselves' },
      ],
      state: { fields: { location: 'Berlin', job_title: null } },
    });
    expect(organization.simulator.log.answered(403)).toBe(0);
    const ref = { personId: 'ann', remoteId: organization.idOf(organization.ann) };
    const [foreseen] = await Array.fromAsync(session.preflight([ref], never));
    expect(foreseen).toMatchObject({ status: 'may', locked: [{ field: 'job_title' }, { field: 'zoneinfo' }] });
  });

  it('sends nothing when every field is locked', async () => {
    await using organization = await startOrganization();
    organization.simulator.change(organization.ann, { locks: { 'extended_profile.location': 'authPolicy.saml' } });
    const answer = await organization.bring(organization.open(), organization.ann, { fields: { location: 'Berlin' } });
    expect(answer).toMatchObject({ status: 'alreadySo', notTaken: [{ field: 'location', code: 'locked-by-saml' }] });
    expect(organization.simulator.writes()).toBe(0);
  });

  it('leaves out a value that is refused, and writes the others', async () => {
    await using organization = await startOrganization();
    const fields = { nickname: 'x'.repeat(31), zoneinfo: 'Mars/Base', department: 'R&D' };
    const answer = await organization.bring(organization.open(), organization.ann, { fields });
    expect(answer).toMatchObject({
      status: 'applied',
      notTaken: [
        { field: 'nickname', code: 'value-refused' },
        { field: 'zoneinfo', code: 'value-refused' },
      ],
      state: { fields: { department: 'R&D' } },
    });
  });

  it('copes with a lock that came after it asked', async () => {
    await using organization = await startOrganization();
    const session = organization.open();
    await organization.bring(session, organization.bob, { fields: {} });
    organization.simulator.change(organization.ann, { locks: { locale: 'managedAccount' } });
    const rules = { 'profile.write': { locale: { allowed: true } } };
    organization.simulator.faults.add({ on: 'manage', answer: { status: 200, body: rules } });
    const answer = await organization.bring(session, organization.ann, {
      fields: { locale: 'de-DE', location: 'Berlin' },
    });
    expect(answer).toMatchObject({ status: 'applied', notTaken: [{ field: 'locale', code: 'locked-for-others' }] });
    expect(organization.simulator.account(organization.ann)?.texts).toMatchObject({
      'extended_profile.location': 'Berlin',
    });
  });

  it('tells what was taken without complaint and not kept', async () => {
    await using organization = await startOrganization({ deafTo: ['extended_profile.location'] });
    const answer = await organization.bring(organization.open(), organization.ann, { fields: { location: 'Berlin' } });
    expect(answer).toMatchObject({ status: 'applied', notTaken: [{ field: 'location', code: 'not-kept' }] });
  });

  it('empties fields also where null is not taken', async () => {
    await using organization = await startOrganization({ refusesNull: true });
    const session = organization.open();
    await organization.bring(session, organization.ann, { fields: { location: 'Berlin', zoneinfo: 'UTC' } });
    const answer = await organization.bring(session, organization.ann, { fields: { location: null, zoneinfo: 'UTC' } });
    expect(answer).toMatchObject({ status: 'applied', state: { fields: { location: null, zoneinfo: 'UTC' } } });
    expect(answer).not.toHaveProperty('notTaken');
  });

  it('leaves a wait that is longer than its patience to others', async () => {
    const clock = createFakeClock();
    await using organization = await startOrganization();
    const later = { status: 429, headers: { 'Retry-After': '30' } };
    organization.simulator.faults.add({ on: 'patch', times: 9, answer: later });
    const session = organization.open({ clock, context: { patienceSeconds: 20 } });
    const pushing = organization.bring(session, organization.ann, { fields: { location: 'Berlin' } });
    await expect(pushing).rejects.toMatchObject({ failure: { reason: 'rate-limited', retryAfterSeconds: 30 } });
    expect(clock.slept).toEqual([]);
  });

  it('creates nobody', async () => {
    await using organization = await startOrganization();
    const change = { personId: 'dora', desired: aDesiredState({ matchValue: 'dora@larkfield.example' }) };
    const [answer] = await Array.fromAsync(organization.open().apply([change], never));
    expect(answer).toMatchObject({ status: 'refused', code: 'creates-nobody' });
  });

  it('waits until the time that Atlassian names, when it names no seconds', async () => {
    const clock = createFakeClock();
    await using organization = await startOrganization({ requestsPerMinute: 2, now: clock.now });
    const session = organization.open({ clock });
    for (let time = 0; time < 3; time += 1) await find(session, [organization.ann]);
    expect(clock.slept).toEqual([60]);
  });
});

describe('pictures by the undocumented route', () => {
  const picture = (version: string, jpeg: Uint8Array | undefined = Buffer.from([0xff, 0xd8, 0xff, 7])) => ({
    version,
    read: () => Promise.resolve(jpeg),
  });
  const memoOf = (answer: ChangeAnswer): object | undefined =>
    'memo' in answer && typeof answer.memo === 'object' && answer.memo !== null ? answer.memo : undefined;

  it('are not sent unless it is switched on', async () => {
    await using organization = await startOrganization();
    const session = organization.open({ settings: { avatarRoute: false } });
    const { picture: accepted, leftOut } = await session.accepts(never);
    expect([accepted, leftOut.map(({ field, code }) => [field, code])]).toEqual([
      false,
      [['picture', 'no-picture-route']],
    ]);
    const answer = await organization.bring(session, organization.ann, { picture: picture('1') });
    expect(answer).toMatchObject({ status: 'alreadySo', notTaken: [{ field: 'picture', code: 'no-picture-route' }] });
    expect(organization.simulator.writes()).toBe(0);
  });

  it.each(['put-image', 'post-form'])('arrive as they are, sent as %s', async (avatarForm) => {
    await using organization = await startOrganization();
    const session = organization.open({ settings: { avatarForm } });
    const answer = await organization.bring(session, organization.ann, { picture: picture('1') });
    expect(answer.status).toBe('applied');
    expect([...(organization.simulator.account(organization.ann)?.picture ?? [])]).toEqual([0xff, 0xd8, 0xff, 7]);
  });

  it('are sent again only for another picture, or when somebody else has changed it', async () => {
    await using organization = await startOrganization();
    const session = organization.open();
    const memo = memoOf(await organization.bring(session, organization.ann, { picture: picture('1') }));
    const again = await organization.bring(session, organization.ann, { picture: picture('1') }, memo);
    expect(again.status).toBe('alreadySo');
    expect(organization.simulator.log.count('avatar')).toBe(1);
    await organization.bring(session, organization.ann, { picture: picture('2') }, memo);
    organization.simulator.change(organization.ann, { pictures: 9 });
    await organization.bring(session, organization.ann, { picture: picture('1') }, memo);
    expect(organization.simulator.log.count('avatar')).toBe(3);
  });

  it.each(['does-nothing', 'none'] as const)(
    'are sent to nobody else when the first does not arrive: %s',
    async (avatarRoute) => {
      await using organization = await startOrganization({ avatarRoute });
      const session = organization.open();
      const changes = organization.emails.map((email) => ({
        personId: email,
        remoteId: organization.idOf(email),
        desired: aDesiredState({ fields: { location: 'Berlin' }, picture: picture('1') }),
      }));
      const answers = await Array.fromAsync(session.apply(changes, never));
      for (const answer of answers) {
        expect(answer).toMatchObject({
          status: 'applied',
          notTaken: [{ field: 'picture', code: 'picture-route-fails' }],
        });
      }
      expect(organization.simulator.log.count('avatar')).toBe(1);
    },
  );

  it('that do not arrive later are told, person by person', async () => {
    await using organization = await startOrganization();
    const session = organization.open();
    await organization.bring(session, organization.ann, { picture: picture('1') });
    organization.simulator.faults.add({ on: 'avatar', answer: { status: 204 } });
    const lost = await organization.bring(session, organization.bob, { picture: picture('1') });
    expect(lost).toMatchObject({ notTaken: [{ field: 'picture', code: 'not-kept' }] });
    expect(memoOf(lost)).toBeUndefined();
    organization.simulator.faults.add({ on: 'avatar', answer: { status: 400, body: {} } });
    const refused = await organization.bring(session, organization.bob, { picture: picture('1') });
    expect(refused).toMatchObject({ notTaken: [{ field: 'picture', code: 'picture-refused' }] });
  });

  it('are tested on the next person when the first cannot be made any more', async () => {
    await using organization = await startOrganization();
    const session = organization.open();
    const unmade = { version: '1', read: () => Promise.resolve(undefined) };
    const first = await organization.bring(session, organization.ann, { picture: unmade });
    expect(first).toMatchObject({ notTaken: [{ code: 'picture-not-made' }] });
    expect((await organization.bring(session, organization.bob, { picture: picture('1') })).status).toBe('applied');
  });

  it('stay when they are to go, and that is said only of those that Roster sent', async () => {
    await using organization = await startOrganization();
    const session = organization.open();
    const none = await organization.bring(session, organization.bob, { picture: null });
    expect(none).not.toHaveProperty('notTaken');
    const memo = memoOf(await organization.bring(session, organization.ann, { picture: picture('1') }));
    const answer = await organization.bring(session, organization.ann, { picture: null }, memo);
    expect(answer).toMatchObject({ status: 'alreadySo', notTaken: [{ field: 'picture', code: 'picture-stays' }] });
  });
});
