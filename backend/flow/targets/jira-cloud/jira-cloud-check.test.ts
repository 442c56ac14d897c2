import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { JiraCloudOptions } from '../../../../simulators/jira-cloud/jira-cloud-options.ts';
import {
  type JiraCloudSimulator,
  startJiraCloudSimulator,
} from '../../../../simulators/jira-cloud/jira-cloud-simulator.ts';
import { openJiraCloud } from '../../../testing/jira-cloud-site.ts';

let simulator: JiraCloudSimulator | undefined;
afterEach(() => simulator?.close());

async function check(options: Partial<JiraCloudOptions> = {}, parts: Parameters<typeof openJiraCloud>[1] = {}) {
  await simulator?.close();
  simulator = await startJiraCloudSimulator({ company: sampleCompany({ people: 20 }), ...options });
  const session = openJiraCloud(simulator, parts);
  const { ok, findings } = await session.check(new AbortController().signal);
  await session.close();
  const of = (subject: string) => findings.find((finding) => finding.subject === subject);
  return { ok, findings, of };
}

describe('the check of Jira Cloud', () => {
  it('finds all in order', async () => {
    const { ok, findings } = await check();
    expect(ok).toBe(true);
    expect(findings.map(({ status }) => status)).toEqual(['works', 'works', 'works', 'works']);
  });

  it('stops at a token that Jira does not accept', async () => {
    const { ok, findings } = await check({}, { settings: { apiToken: 'wrong' } });
    expect(ok).toBe(false);
    expect(findings).toMatchObject([{ subject: 'Sign in', status: 'missing', setting: 'apiToken' }]);
  });

  it('asks Jira for the permissions and names each that is missing', async () => {
    const { of } = await check({ permissions: [] });
    expect(of('Permissions')?.message).toMatch(/“Administer Jira” and “Browse users and groups”/);
    const { ok, of: found } = await check({ permissions: ['USER_PICKER'] });
    expect(found('Permissions')?.message).toMatch(/permission “Administer Jira”\./);
    expect(ok).toBe(false);
  });

  it('says how many people cannot be found by e-mail address, and why', async () => {
    const { ok, of } = await check({ showsEmail: ({ index }) => index % 2 === 0 });
    expect(ok).toBe(true);
    expect(of('Find people')).toMatchObject({ status: 'warning' });
    expect(of('Find people')?.message).toMatch(/Of \d+ people looked at, \d+ hide their e-mail address/);
  });

  it('has nothing against hidden addresses where people are matched by account id', async () => {
    const { of } = await check({ showsEmail: () => false }, { wants: { matchBy: 'accountId' } });
    expect(of('Find people')?.status).toBe('works');
  });

  it('says that there is no Jira at an address', async () => {
    const { findings } = await check({}, { settings: { siteUrl: 'http://127.0.0.1:1' } });
    expect(findings).toMatchObject([{ status: 'missing', subject: 'Sign in' }]);
  });
});
