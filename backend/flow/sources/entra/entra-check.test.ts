import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import { startEntraSimulator } from '../../../../simulators/entra/entra-simulator.ts';
import { answerJson, openEntra, refuse, startScriptedTenant, wholeScope } from '../../../testing/entra-tenant.ts';
import type { SourceCheck } from '../source.ts';
import { subjectsThat } from '../../../testing/check-findings.ts';

const never = new AbortController().signal;

async function startTenant(people = 30) {
  const simulator = await startEntraSimulator({ company: sampleCompany({ people }) });
  return { simulator, [Symbol.asyncDispose]: () => simulator.close() };
}

const messageOf = (check: SourceCheck, subject: string): string =>
  check.findings.find((finding) => finding.subject === subject)?.message ?? '';

describe('the check of a tenant', () => {
  it('finds that everything works', async () => {
    await using tenant = await startTenant();
    const check = await openEntra(tenant.simulator).check(never);
    expect(check.ok).toBe(true);
    expect(subjectsThat(check, 'works')).toEqual([
      'Sign in',
      'Read users',
      'Read managers',
      'Follow changes',
      'Read pictures',
    ]);
  });

  it('tries only what the connector needs', async () => {
    await using tenant = await startTenant();
    const check = await openEntra(tenant.simulator, { attributePaths: ['department'], pictures: false }).check(never);
    expect(subjectsThat(check, 'works')).toEqual(['Sign in', 'Read users', 'Follow changes']);
  });

  it.each([
    [['GroupMember.Read.All'], 0, 'Read users', 'User.Read.All'],
    [['User.ReadBasic.All'], 0, 'Read users', 'User.Read.All'],
    [['Directory.Read.All'], 0, 'Read pictures', 'ProfilePhoto.Read.All'],
    [['User.Read.All'], 1, 'Read the scope', 'GroupMember.Read.All'],
  ])('with %j and %i groups, names the permission that is missing', async (roles, count, subject, permission) => {
    await using tenant = await startTenant();
    tenant.simulator.grant(roles);
    const groups = tenant.simulator.groups.slice(0, count).map(({ id }) => id);
    const check = await openEntra(tenant.simulator, { scope: { ...wholeScope, groups } }).check(never);
    expect(check.ok).toBe(false);
    expect(subjectsThat(check, 'missing')).toEqual([subject]);
    expect(messageOf(check, subject)).toContain(permission);
  });

  it('finds a grant that came after the token', async () => {
    await using tenant = await startTenant();
    tenant.simulator.grant([]);
    const session = openEntra(tenant.simulator);
    expect((await session.check(never)).ok).toBe(false);
    tenant.simulator.grant(['User.Read.All']);
    expect((await session.check(never)).ok).toBe(true);
  });

  it.each([
    [{ clientSecret: 'wrong' }, 'clientSecret'],
    [{ clientId: '00000000-0000-4000-8000-000000000000' }, 'clientId'],
    [{ tenantId: 'fabrikam.example' }, 'tenantId'],
  ])('blames the setting to correct (case %#) and tries nothing further', async (wrong, setting) => {
    await using tenant = await startTenant();
    const check = await openEntra({ ...tenant.simulator, ...wrong }).check(never);
    expect(check).toMatchObject({ ok: false, findings: [{ subject: 'Sign in', status: 'missing', setting }] });
    expect(check.findings).toHaveLength(1);
  });

  it('says that nobody answers, soon', async () => {
    const tenant = await startTenant();
    await tenant.simulator.close();
    const check = await openEntra(tenant.simulator).check(never);
    expect(messageOf(check, 'Sign in')).toContain('refuses connections');
  });

  it.each([
    [{ groups: ['00000000-0000-4000-8000-000000000000'] }, /Check the group 0000/],
    [{ filter: 'department is good' }, /Check the filter/],
  ])('finds what is wrong with the scope %j', async (scope, message) => {
    await using tenant = await startTenant();
    const check = await openEntra(tenant.simulator, { scope: { ...wholeScope, ...scope } }).check(never);
    expect(subjectsThat(check, 'missing')).toEqual(['Read the scope']);
    expect(messageOf(check, 'Read the scope')).toMatch(message);
  });

  it.each(["department eq 'Sales'", "userType ne 'Guest'"])('accepts the filter %s', async (filter) => {
    await using tenant = await startTenant();
    const check = await openEntra(tenant.simulator, { scope: { ...wholeScope, filter } }).check(never);
    expect(subjectsThat(check, 'works')).toContain('Read the scope');
    expect(messageOf(check, 'Follow changes')).toContain('every run reads everyone');
  });

  it('warns of attributes that no list has', async () => {
    await using tenant = await startTenant();
    const check = await openEntra(tenant.simulator, { attributePaths: ['aboutMe'] }).check(never);
    expect(check.ok).toBe(true);
    expect(messageOf(check, 'Attribute mapping')).toContain('“aboutMe”');
  });

  it('warns where changes cannot be followed', async () => {
    await using tenant = await startTenant();
    tenant.simulator.faults.add({ on: 'delta', answer: { status: 400, code: 'Request_UnsupportedQuery' } });
    const check = await openEntra(tenant.simulator).check(never);
    expect(check.ok).toBe(true);
    expect(subjectsThat(check, 'warning')).toEqual(['Follow changes']);
  });

  it('does not take unreadable pictures of a few people for a missing permission', async () => {
    await using tenant = await startTenant();
    const answer = { status: 400, code: 'ErrorNonExistentMailbox' };
    tenant.simulator.faults.add({ on: 'photo-metadata', times: 5, answer });
    expect(subjectsThat(await openEntra(tenant.simulator).check(never), 'warning')).toEqual(['Read pictures']);
  });

  it('finds that users come without what the app may not see', async () => {
    await using tenant = await startScriptedTenant(({ url }, response) => {
      if (url.includes('/users?')) answerJson(response, 200, { value: [{ id: '1', displayName: 'Ann' }] });
      else refuse(response, 403, 'Authorization_RequestDenied');
    });
    expect(messageOf(await openEntra(tenant).check(never), 'Read users')).toContain('User.Read.All');
  });

  it('is given up when aborted', async () => {
    await using tenant = await startTenant();
    const stop = new AbortController();
    const check = openEntra(tenant.simulator).check(stop.signal);
    stop.abort(new Error('the page was left'));
    await expect(check).rejects.toThrow('the page was left');
  });
});
