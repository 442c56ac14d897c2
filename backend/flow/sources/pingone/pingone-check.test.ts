import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { PingOneSimulatorOptions } from '../../../../simulators/pingone/pingone-options.ts';
import { startPingOneSimulator } from '../../../../simulators/pingone/pingone-simulator.ts';
import { openPingOne } from '../../../testing/pingone-environment.ts';
import type { SourceCheck } from '../source.ts';
import { subjectsThat } from '../../../testing/check-findings.ts';

const never = new AbortController().signal;
const anId = '00000000-0000-4000-8000-000000000000';

async function startEnvironment(options: Partial<PingOneSimulatorOptions> = {}) {
  const simulator = await startPingOneSimulator({ company: sampleCompany({ people: 30 }), ...options });
  return { simulator, [Symbol.asyncDispose]: () => simulator.close() };
}

const findingOn = (check: SourceCheck, subject: string) => check.findings.find((one) => one.subject === subject);

describe('the check of an environment', () => {
  it('finds that everything works', async () => {
    await using test = await startEnvironment();
    const check = await openPingOne(test.simulator).check(never);
    expect(check.ok).toBe(true);
    expect(subjectsThat(check, 'works')).toEqual(['Sign in', 'Read users', 'Follow changes', 'Read pictures']);
  });

  it.each([
    [{ clientSecret: 'wrong' }, 'clientSecret'],
    [{ environmentId: anId }, 'environmentId'],
    [{ clientAuthentication: 'post' }, 'clientAuthentication'],
  ])('blames the setting to correct, with %j, and tries nothing further', async (settings, setting) => {
    await using test = await startEnvironment();
    const check = await openPingOne(test.simulator, { settings }).check(never);
    expect(check).toMatchObject({ ok: false, findings: [{ subject: 'Sign in', status: 'missing', setting }] });
    expect(check.findings).toHaveLength(1);
  });

  it('signs in with the secret in the form where the app is set to that', async () => {
    await using test = await startEnvironment({ clientAuthentication: 'post' });
    const check = await openPingOne(test.simulator, { settings: { clientAuthentication: 'post' } }).check(never);
    expect(check.ok).toBe(true);
  });

  it('names the role that is missing', async () => {
    await using test = await startEnvironment({ roles: [] });
    const check = await openPingOne(test.simulator).check(never);
    expect(subjectsThat(check, 'missing')).toEqual(['Read users']);
    expect(findingOn(check, 'Read users')?.message).toContain('“Identity Data Read Only”');
  });

  it('wonders whether the role is for other populations when nobody is listed', async () => {
    await using test = await startEnvironment();
    test.simulator.listNobody(true);
    const check = await openPingOne(test.simulator).check(never);
    expect(findingOn(check, 'Read users')).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('other populations') as string,
    });
  });

  it.each([
    [{ groups: [anId] }, 'Read the scope', `no group ${anId}`],
    [{ filter: `population.id eq "${anId}"` }, 'Read the scope', `no population ${anId}`],
    [{ filter: `enabled eq true and memberOfGroups[id eq "${anId}"]` }, 'Read the scope', `no group ${anId}`],
    [{ filter: 'enabled is true' }, 'Read users', 'filter of the scope'],
  ])('finds what is wrong with the scope %j', async (scope, subject, message) => {
    await using test = await startEnvironment();
    const check = await openPingOne(test.simulator, { context: { scope } }).check(never);
    expect(subjectsThat(check, 'missing')).toEqual([subject]);
    expect(findingOn(check, subject)?.message).toContain(message);
  });

  it('accepts groups and populations that are there', async () => {
    await using test = await startEnvironment();
    const filter = `population.id eq "${test.simulator.populations[0]?.id ?? ''}"`;
    const scope = { groups: test.simulator.groups.map(({ id }) => id), filter };
    const check = await openPingOne(test.simulator, { context: { scope } }).check(never);
    expect(check.ok).toBe(true);
    expect(subjectsThat(check, 'works')).toContain('Read the scope');
    expect(findingOn(check, 'Follow changes')?.message).toContain('every run reads everyone');
  });

  it('warns where users cannot be filtered by when they changed', async () => {
    await using test = await startEnvironment({ filtersByUpdate: false });
    const check = await openPingOne(test.simulator).check(never);
    expect(check.ok).toBe(true);
    expect(subjectsThat(check, 'warning')).toEqual(['Follow changes']);
  });

  it('warns of attributes of the mapping that the schema does not have', async () => {
    await using test = await startEnvironment();
    const attributePaths = ['name.given', 'costCode', 'costCod', '["photo"].href', 'manager.reference', 'updatedAt'];
    const check = await openPingOne(test.simulator, { context: { attributePaths } }).check(never);
    const warnings = check.findings.filter(({ status }) => status === 'warning');
    expect(warnings).toMatchObject([
      { subject: 'Attribute mapping', message: expect.stringContaining('“costCod”') as string },
    ]);
  });

  it.each([
    [{ managerAttribute: 'boss' }, 'Read managers', 'managerAttribute'],
    [{ managerKey: 'other', managerKeyAttribute: 'badge' }, 'Read managers', 'managerKeyAttribute'],
    [{ pictureAttribute: 'portrait.href' }, 'Read pictures', 'pictureAttribute'],
    [{ pictureAttribute: '' }, 'Read pictures', 'pictureAttribute'],
  ])('misses what the settings %j name', async (settings, subject, setting) => {
    await using test = await startEnvironment();
    const check = await openPingOne(test.simulator, { settings }).check(never);
    expect(subjectsThat(check, 'missing')).toEqual([subject]);
    expect(findingOn(check, subject)?.setting).toBe(setting);
  });

  it('does not miss pictures that are not wanted', async () => {
    await using test = await startEnvironment();
    const parts = { settings: { pictureAttribute: 'portrait.href' }, context: { pictures: false } };
    expect((await openPingOne(test.simulator, parts).check(never)).ok).toBe(true);
  });

  it('warns when pictures are where Roster may not look', async () => {
    await using test = await startEnvironment();
    const check = await openPingOne(test.simulator, { settings: { pictureHosts: [] } }).check(never);
    expect(subjectsThat(check, 'warning')).toEqual(['Read pictures']);
  });
});
