import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import {
  type ConfluenceCloudSimulator,
  startConfluenceCloudSimulator,
} from '../../../../simulators/confluence-cloud/confluence-cloud-simulator.ts';
import type { ConfluenceCloudOptions } from '../../../../simulators/confluence-cloud/confluence-options.ts';
import { openConfluenceCloud } from '../../../testing/confluence-cloud-site.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';

let simulator: ConfluenceCloudSimulator | undefined;
afterEach(() => simulator?.close());

type Parts = Parameters<typeof openConfluenceCloud>[1];

async function checkAt(url: string, parts: Parts, access = { email: 'a@b.example', apiToken: 't' }) {
  const session = openConfluenceCloud({ url, ...access }, parts);
  const { ok, findings } = await session.check(new AbortController().signal);
  await session.close();
  const of = (subject: string) => findings.find((finding) => finding.subject === subject);
  return { ok, findings, of };
}

async function check(options: Partial<ConfluenceCloudOptions> = {}, parts: Parts = {}) {
  simulator = await startConfluenceCloudSimulator({ company: sampleCompany({ people: 20 }), ...options });
  return checkAt(simulator.url, parts, simulator);
}

const byAccountId = { wants: { matchBy: 'accountId' } };

describe('the check of Confluence Cloud', () => {
  it('finds all in order', async () => {
    const { ok, findings } = await check();
    expect(ok).toBe(true);
    expect(findings.map(({ status }) => status)).toEqual(['works', 'works', 'works']);
  });

  it('stops at a token that Confluence does not accept', async () => {
    const { ok, findings } = await check({}, { settings: { apiToken: 'wrong' } });
    expect(ok).toBe(false);
    expect(findings).toMatchObject([{ subject: 'Sign in', status: 'missing', setting: 'apiToken' }]);
  });

  it('is not content with being nobody', async () => {
    await using server = await startScriptedServer((_, response) => {
      const body = JSON.stringify({ type: 'anonymous', accountId: null });
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
    const { ok, of } = await checkAt(server.url, {});
    expect(ok).toBe(false);
    expect(of('Sign in')).toMatchObject({ status: 'missing', setting: 'apiToken' });
  });

  it('names the permission that the account lacks', async () => {
    const { findings } = await check({ canUse: false });
    expect(findings[0]?.message).toMatch(/global permission “Can use”/);
  });

  it('says how many people cannot be found by e-mail address, and why', async () => {
    const { ok, of } = await check({ showsEmail: ({ index }) => index % 2 === 0 });
    expect(ok).toBe(true);
    expect(of('Find people')?.status).toBe('warning');
    expect(of('Find people')?.message).toMatch(/Of \d+ people looked at, \d+ hide their e-mail address/);
  });

  it('needs a Jira beside it only for matching by e-mail address', async () => {
    const { ok, of } = await check({ jira: 'none' });
    expect(ok).toBe(false);
    expect(of('Find people')?.message).toMatch(/finds nobody by e-mail address.*Match people by account ID/);
    await simulator?.close();
    expect((await check({ jira: 'none' }, byAccountId)).ok).toBe(true);
  });
});
