import { describe, expect, it } from 'vitest';
import type { AccountsSimulatorOptions } from '../../../../simulators/atlassian-accounts/accounts-options.ts';
import {
  startAccountsSimulator,
  type AccountsSimulator,
} from '../../../../simulators/atlassian-accounts/accounts-simulator.ts';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import { openAccounts, type AccountsParts } from '../../../testing/accounts-organization.ts';

const never = new AbortController().signal;
const company = sampleCompany({ people: 6 });

interface Trial {
  readonly options?: Partial<AccountsSimulatorOptions>;
  readonly parts?: AccountsParts;
  readonly before?: (simulator: AccountsSimulator) => void;
}

async function checked({ options = {}, parts = {}, before = () => undefined }: Trial) {
  const simulator = await startAccountsSimulator({ company, ...options });
  before(simulator);
  const session = openAccounts(simulator, parts);
  const { ok, findings } = await session.check(never);
  await session.close();
  await simulator.close();
  return { ok, findings, brief: findings.map(({ status, subject }) => [status, subject]), writes: simulator.writes() };
}

describe('the check of accounts', () => {
  it('finds that everything works, and warns that the route for pictures is undocumented', async () => {
    const { ok, brief, findings, writes } = await checked({});
    expect([ok, writes]).toEqual([true, 0]);
    expect(brief).toEqual([
      ['works', 'Find accounts'],
      ['works', 'Change accounts'],
      ['warning', 'Pictures'],
    ]);
    expect(findings.at(-1)?.message).toContain('does not document');
  });

  it('names a key with scopes, with which everything but the search is refused', async () => {
    const { ok, findings } = await checked({ options: { keyHasScopes: true } });
    expect(ok).toBe(false);
    expect(findings.find(({ status }) => status === 'missing')).toMatchObject({
      subject: 'Change accounts',
      setting: 'apiKey',
    });
    expect(findings.at(1)?.message).toContain('without scopes');
  });

  it.each([
    [{ apiKey: 'another' }, 'apiKey'],
    [{ orgId: 'another' }, 'orgId'],
  ])('names what is wrong with %j', async (settings, setting) => {
    const { ok, findings } = await checked({ parts: { settings, wants: { picture: false } } });
    expect(ok).toBe(false);
    expect(findings.map((finding) => finding.setting)).toEqual([setting]);
  });

  it('warns of fields that are locked, with the reason', async () => {
    const lock = { 'extended_profile.job_title': 'externalDirectory.scim' } as const;
    const before = (simulator: AccountsSimulator): void => {
      for (const { email } of company.people()) simulator.change(email, { locks: lock });
    };
    const { ok, findings } = await checked({ before });
    expect(ok).toBe(true);
    const finding = findings.find(({ subject }) => subject === 'Change accounts');
    expect(finding?.status).toBe('warning');
    expect(finding?.message).toMatch(/job_title\. A directory with user provisioning/);
  });

  it('warns of an organization that manages nobody, and of pictures without a route', async () => {
    const before = (simulator: AccountsSimulator): void => {
      for (const { email } of company.people()) simulator.change(email, { isManaged: false });
    };
    const { brief, findings } = await checked({ before, parts: { settings: { avatarRoute: false } } });
    expect(brief).toEqual([
      ['warning', 'Find accounts'],
      ['warning', 'Pictures'],
    ]);
    expect(findings.at(-1)?.message).toContain('takes no pictures');
  });
});
