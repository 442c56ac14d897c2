import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import type { AccountsSimulatorOptions } from './accounts-options.ts';
import { startAccountsSimulator } from './accounts-simulator.ts';

interface Told {
  readonly key?: string;
  readonly context?: unknown;
  readonly data?: readonly { readonly accountId: string; readonly claimStatus: string }[];
  readonly links?: { readonly next: string | null };
  readonly account?: Readonly<Record<string, unknown>>;
  readonly 'profile.write'?: Readonly<Record<string, unknown>>;
}

async function start(options: Partial<AccountsSimulatorOptions> = {}) {
  const company = sampleCompany({ people: 40 });
  const simulator = await startAccountsSimulator({ company, ...options });
  const employee = company.people().find(({ guest }) => !guest)?.email ?? '';
  const ask = async (method: string, path: string, body?: unknown, key = simulator.apiKey) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(simulator.url + path, { method, headers, ...sent });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text === '' ? {} : JSON.parse(text)) as Told };
  };
  const search = (body: unknown, orgId = simulator.orgId) =>
    ask('POST', `/admin/v2/orgs/${orgId}/directories/-/users/search`, body);
  const pathOf = (email: string): string => `/users/${simulator.account(email)?.accountId ?? ''}/manage`;
  return { ...{ simulator, employee, ask, search, pathOf }, [Symbol.asyncDispose]: () => simulator.close() };
}

describe('simulated accounts', () => {
  it('are there for the key of their organization only', async () => {
    await using organization = await start();
    expect((await organization.ask('GET', organization.pathOf(organization.employee), undefined, 'other')).status).toBe(
      401,
    );
    expect((await organization.search({ emails: [] }, 'other')).status).toBe(404);
  });

  it('are found by exact addresses, by ids and page by page', async () => {
    await using organization = await start();
    const { body } = await organization.search({ emails: [organization.employee.toUpperCase(), 'nobody@x.example'] });
    expect(body.data?.map(({ claimStatus }) => claimStatus)).toEqual(['managed']);
    const accountIds = body.data?.map(({ accountId }) => accountId);
    expect((await organization.search({ accountIds })).body.data).toEqual(body.data);
    const first = await organization.search({ limit: 30 });
    const second = await organization.search({ limit: 30, cursor: first.body.links?.next });
    expect([first.body.data?.length, second.body.data?.length, second.body.links?.next]).toEqual([30, 10, null]);
    expect((await organization.search({ emails: ['a'], searchTerm: 'a' })).status).toBe(400);
  });

  it('refuse to be managed by a key with scopes, or when they are not the organization’s', async () => {
    await using scoped = await start({ keyHasScopes: true });
    expect((await scoped.ask('GET', scoped.pathOf(scoped.employee))).status).toBe(403);
    await using organization = await start();
    organization.simulator.change(organization.employee, { isManaged: false });
    expect((await organization.ask('GET', organization.pathOf(organization.employee))).status).toBe(403);
    expect((await organization.ask('GET', '/users/712020:nobody/manage')).body).toEqual({ key: 'accountNotFound' });
  });

  it('say which of their fields may be written, and refuse the others as a whole', async () => {
    await using organization = await start();
    const path = organization.pathOf(organization.employee);
    organization.simulator.change(organization.employee, { locks: { locale: 'externalDirectory.scim' } });
    const rule = { allowed: false, reason: { key: 'externalDirectory.scim' } };
    const { body } = await organization.ask('GET', path);
    expect(body['profile.write']).toMatchObject({ locale: rule, zoneinfo: { allowed: true } });
    const refused = await organization.ask('PATCH', `${path}/profile`, { locale: 'de-DE', zoneinfo: 'UTC' });
    expect(refused).toMatchObject({ status: 403, body: { key: 'forbidden.fieldMutation', context: { locale: rule } } });
    const picture = await organization.ask('PATCH', `${path}/profile`, { picture: 'https://x.example/a.jpg' });
    expect(picture.body.key).toBe('forbidden.fieldMutation');
    expect(organization.simulator.account(organization.employee)?.texts).not.toHaveProperty('zoneinfo');
  });

  it.each([
    [{ nickname: 'x'.repeat(31) }, 'nickname'],
    [{ nickname: null }, 'nickname'],
    [{ zoneinfo: 'Mars/Base' }, 'zoneinfo'],
    [{ extended_profile: { job_title: 'a\u0007b' } }, 'extended_profile.job_title'],
  ])('refuse %j', async (profile, field) => {
    await using organization = await start();
    const { status, body } = await organization.ask(
      'PATCH',
      `${organization.pathOf(organization.employee)}/profile`,
      profile,
    );
    expect([status, body.key]).toEqual([400, 'fieldConstraintsViolated']);
    expect(body.context).toMatchObject({ fieldViolations: [{ field }] });
  });

  it('keep what is patched and nothing else changes, and show it to colleagues', async () => {
    await using organization = await start();
    const path = `${organization.pathOf(organization.employee)}/profile`;
    const before = (await organization.ask('GET', path)).body.account ?? {};
    await organization.ask('PATCH', path, { extended_profile: { department: 'R&D' } });
    const after = (await organization.ask('GET', path)).body.account ?? {};
    expect(after).toEqual({ ...before, extended_profile: { department: 'R&D' } });
    const page = await (await fetch(organization.simulator.profileUrl(organization.employee))).text();
    expect(page).toContain('R&#38;D');
    expect(organization.simulator.writes()).toBe(1);
  });

  it('limit the rate, and name the time at which it is over', async () => {
    await using organization = await start({ requestsPerMinute: 1 });
    await organization.search({ emails: [] });
    const { status, headers } = await organization.search({ emails: [] });
    expect(status).toBe(429);
    expect(Date.parse(headers.get('x-ratelimit-reset') ?? '')).toBeGreaterThan(Date.now());
  });
});
