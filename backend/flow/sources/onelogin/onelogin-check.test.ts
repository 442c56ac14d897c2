import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { OneLoginSimulatorOptions } from '../../../../simulators/onelogin/onelogin-options.ts';
import { startOneLoginSimulator } from '../../../../simulators/onelogin/onelogin-simulator.ts';
import { openOneLogin } from '../../../testing/onelogin-account.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';
import type { SourceCheck } from '../source.ts';
import { subjectsThat } from '../../../testing/check-findings.ts';

const never = new AbortController().signal;

async function startAccount(options: Partial<OneLoginSimulatorOptions> = {}) {
  const simulator = await startOneLoginSimulator({ company: sampleCompany({ people: 30 }), ...options });
  return { simulator, [Symbol.asyncDispose]: () => simulator.close() };
}

const findingOn = (check: SourceCheck, subject: string) => check.findings.find((one) => one.subject === subject);

describe('the check of an account', () => {
  it('finds that everything works', async () => {
    await using account = await startAccount();
    const check = await openOneLogin(account.simulator).check(never);
    expect(check.ok).toBe(true);
    expect(subjectsThat(check, 'works')).toEqual(['Sign in', 'Read users', 'Follow changes', 'Read pictures']);
  });

  it('blames a wrong secret, and tries nothing further', async () => {
    await using account = await startAccount();
    const check = await openOneLogin({ ...account.simulator, clientSecret: 'wrong' }).check(never);
    expect(check).toMatchObject({ ok: false, findings: [{ subject: 'Sign in', setting: 'clientSecret' }] });
    expect(check.findings).toHaveLength(1);
  });

  it('blames the subdomain when somebody else answers there', async () => {
    await using server = await startScriptedServer((_, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>');
    });
    const check = await openOneLogin({ url: server.url, clientId: 'id', clientSecret: 'secret' }).check(never);
    expect(check).toMatchObject({ ok: false, findings: [{ subject: 'Sign in', setting: 'subdomain' }] });
  });

  it('names the type of credential that is missing, for users and for roles', async () => {
    await using account = await startAccount({ credential: 'Authentication Only' });
    const check = await openOneLogin(account.simulator).check(never);
    expect(subjectsThat(check, 'missing')).toEqual(['Read users']);
    expect(findingOn(check, 'Read users')?.message).toContain('“Read Users”');
    account.simulator.grant('Read Users');
    const scope = { groups: account.simulator.roles.slice(0, 1).map(({ id }) => id) };
    const again = await openOneLogin(account.simulator, { context: { scope } }).check(never);
    expect(subjectsThat(again, 'missing')).toEqual(['Read the scope']);
    expect(findingOn(again, 'Read the scope')?.message).toContain('“Read All”');
  });

  it.each([
    [{ groups: ['123'] }, 'Read the scope', 'no role 123'],
    [{ groups: ['Sales'] }, 'Read the scope', '“Sales” is no id'],
    [{ filter: 'departement=Sales' }, 'Read users', '“departement”'],
  ])('finds what is wrong with the scope %j', async (scope, subject, message) => {
    await using account = await startAccount();
    const check = await openOneLogin(account.simulator, { context: { scope } }).check(never);
    expect(subjectsThat(check, 'missing')).toEqual([subject]);
    expect(findingOn(check, subject)?.message).toContain(message);
  });

  it('accepts roles that are there, and says that every run reads everyone', async () => {
    await using account = await startAccount();
    const scope = { groups: account.simulator.roles.map(({ id }) => id) };
    const check = await openOneLogin(account.simulator, { context: { scope } }).check(never);
    expect(subjectsThat(check, 'works')).toContain('Read the scope');
    expect(findingOn(check, 'Follow changes')?.message).toContain('every run reads everyone');
  });

  it('warns of attributes that OneLogin does not give, defined ones without a value excepted', async () => {
    await using account = await startAccount();
    const paths = ['title', 'jobTitel', 'custom_attributes.office', 'custom_attributes.ofice'];
    const check = await openOneLogin(account.simulator, { context: { attributePaths: paths } }).check(never);
    expect(check.ok).toBe(true);
    const warnings = check.findings.filter(({ status }) => status === 'warning').map(({ message }) => message);
    expect(warnings).toEqual([
      expect.stringContaining('no custom attribute “ofice”'),
      expect.stringContaining('no “jobTitel”'),
    ]);
  });

  it.each(['', 'custom_attributes.portrait'])('misses the picture attribute “%s”', async (pictureAttribute) => {
    await using account = await startAccount();
    const session = openOneLogin(account.simulator, { settings: { pictureAttribute } });
    const check = await session.check(never);
    expect(subjectsThat(check, 'missing')).toEqual(['Read pictures']);
    expect(findingOn(check, 'Read pictures')?.setting).toBe('pictureAttribute');
  });

  it('does not miss it when no pictures are wanted', async () => {
    await using account = await startAccount();
    const settings = { pictureAttribute: '' };
    const check = await openOneLogin(account.simulator, { settings, context: { pictures: false } }).check(never);
    expect(check.ok).toBe(true);
  });

  it('warns when pictures are where Roster may not look', async () => {
    await using account = await startAccount();
    const check = await openOneLogin(account.simulator, { settings: { pictureHosts: [] } }).check(never);
    expect(subjectsThat(check, 'warning')).toEqual(['Read pictures']);
  });

  it('is done though few calls of the hour are left', async () => {
    await using account = await startAccount({ callsPerHour: 100 });
    account.simulator.leaveCalls(6);
    expect((await openOneLogin(account.simulator).check(never)).ok).toBe(true);
  });
});
