import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import { scopes } from '../../../../simulators/google/google-options.ts';
import { refusals } from '../../../../simulators/google/google-refusals.ts';
import { startGoogleSimulator } from '../../../../simulators/google/google-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { openGoogle } from '../../../testing/google-workspace.ts';
import type { SourceCheck } from '../source.ts';
import { subjectsThat } from '../../../testing/check-findings.ts';

const never = new AbortController().signal;

async function startWorkspace() {
  const clock = createFakeClock();
  const company = sampleCompany({ people: 30 });
  const simulator = await startGoogleSimulator({ company, now: clock.now });
  const check = (parts: Parameters<typeof openGoogle>[1] = {}) => openGoogle(simulator, parts, clock).check(never);
  return { company, simulator, clock, check, [Symbol.asyncDispose]: () => simulator.close() };
}

const messageOf = (check: SourceCheck, subject: string): string =>
  check.findings.find((finding) => finding.subject === subject)?.message ?? '';

describe('the check of a Workspace', () => {
  it('finds that everything works', async () => {
    await using test = await startWorkspace();
    const groups = test.simulator.groups.slice(0, 2).map(({ id }) => id);
    const check = await test.check({ scope: { groups } });
    expect(check.ok).toBe(true);
    expect(subjectsThat(check, 'works')).toEqual(['Sign in', 'Read users', 'Read the scope', 'Read pictures']);
  });

  it('tries only what the connector needs', async () => {
    await using test = await startWorkspace();
    const check = await test.check({ attributePaths: ['manager'], pictures: false });
    expect(subjectsThat(check, 'works')).toEqual(['Sign in', 'Read users']);
    expect(test.simulator.log.count('photo')).toBe(0);
  });

  it('names exactly the scope that is not authorised, and all that are to be pasted', async () => {
    await using test = await startWorkspace();
    test.simulator.authorise([scopes.users]);
    const groups = test.simulator.groups.slice(0, 1).map(({ id }) => id);
    const check = await test.check({ scope: { groups } });
    expect(check.ok).toBe(false);
    expect(subjectsThat(check, 'missing')).toEqual(['Sign in']);
    expect(messageOf(check, 'Sign in')).toContain(test.simulator.clientId);
    expect(messageOf(check, 'Sign in')).toContain(`${scopes.users},${scopes.members}`);
    expect(messageOf(check, 'Sign in')).toContain(`missing is ${scopes.members})`);
  });

  it('says that nothing is authorised where the Admin console does not know the service account', async () => {
    await using test = await startWorkspace();
    test.simulator.authorise([]);
    const check = await test.check();
    expect(messageOf(check, 'Sign in')).toContain(`for these scopes: ${scopes.users} —`);
  });

  it('says that the API is off, in which project', async () => {
    await using test = await startWorkspace();
    test.simulator.enable('directory', false);
    const check = await test.check();
    expect(subjectsThat(check, 'missing')).toContain('Read users');
    expect(messageOf(check, 'Read users')).toMatch(/project number 604021, does not have the Admin SDK API enabled/);
  });

  it('names the privilege that the administrator lacks', async () => {
    await using test = await startWorkspace();
    const [person] = test.company.people();
    const check = await test.check({ settings: { adminEmail: person?.email ?? '' } });
    expect(check.findings.find(({ subject }) => subject === 'Read users')).toMatchObject({
      status: 'missing',
      setting: 'adminEmail',
      message: expect.stringContaining('Users > Read') as string,
    });
  });

  it.each([
    [{ adminEmail: 'nobody@larkfield.example' }, 'Sign in', 'adminEmail'],
    [{ domain: 'other.example' }, 'Read users', 'domain'],
  ])('blames the setting to correct: %j', async (settings, subject, setting) => {
    await using test = await startWorkspace();
    const check = await test.check({ settings });
    expect(check.findings.find((finding) => finding.subject === subject)).toMatchObject({ status: 'missing', setting });
  });

  it('says of a customer that is not the administrator’s what to check', async () => {
    await using test = await startWorkspace();
    const check = await test.check({ settings: { customer: 'C0other' } });
    expect(messageOf(check, 'Read users')).toContain('Check that C0other is the customer’s ID');
  });

  it.each([
    [{ groups: ['gone@larkfield.example'] }, 'Read the scope', /Check the group gone@/],
    [{ filter: 'department is good' }, 'Read users', /Check the filter/],
  ])('finds what is wrong with the scope %j', async (scope, subject, message) => {
    await using test = await startWorkspace();
    const check = await test.check({ scope });
    expect(subjectsThat(check, 'missing')).toEqual([subject]);
    expect(messageOf(check, subject)).toMatch(message);
  });

  it('finds that pictures may not be read', async () => {
    await using test = await startWorkspace();
    test.simulator.faults.add({ on: 'photo', times: 10, answer: refusals.forbidden() });
    expect(subjectsThat(await test.check(), 'missing')).toEqual(['Read pictures']);
  });

  it('does not take unreadable pictures of a few people for a missing permission', async () => {
    await using test = await startWorkspace();
    test.simulator.faults.add({ on: 'photo', times: 3, answer: refusals.notFound('something') });
    expect(subjectsThat(await test.check(), 'warning')).toEqual(['Read pictures']);
  });

  it('warns of attributes that no user has, and reads on', async () => {
    await using test = await startWorkspace();
    const check = await test.check({ attributePaths: ['shoeSize'] });
    expect(check.ok).toBe(true);
    expect(messageOf(check, 'Attribute mapping')).toContain('“shoeSize”');
  });

  it('warns where nobody is listed', async () => {
    await using test = await startWorkspace();
    test.simulator.listNobody(true);
    expect(subjectsThat(await test.check(), 'warning')).toEqual(['Read users']);
  });

  it('says that nobody answers, soon', async () => {
    const test = await startWorkspace();
    await test.simulator.close();
    expect(messageOf(await test.check(), 'Sign in')).toContain('refuses connections');
  });
});
