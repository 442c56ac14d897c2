import { describe, expect, it } from 'vitest';
import { startOrganizationSimulator } from '../../../../simulators/atlassian-organization/organization-simulator.ts';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import { openOrganization, type OrganizationParts } from '../../../testing/organization-directory.ts';

const never = new AbortController().signal;

async function checked(parts: OrganizationParts, apiKey?: string) {
  const simulator = await startOrganizationSimulator({ company: sampleCompany({ people: 3 }) });
  const session = openOrganization({ directoryUrl: simulator.directoryUrl, apiKey: apiKey ?? simulator.apiKey }, parts);
  const check = await session.check(never);
  await session.close();
  await simulator.close();
  return check;
}

describe('the check of an organization', () => {
  it('finds that everything works, of what is wanted', async () => {
    const all = await checked({});
    expect(all.findings.map(({ status, subject }) => [status, subject])).toEqual([
      ['works', 'Reach the directory'],
      ['works', 'Find people'],
      ['works', 'Photos'],
    ]);
    const fewer = await checked({ wants: { picture: false, matchBy: 'externalId' } });
    expect(fewer.findings.map(({ message }) => message)).toContain('People can be found by externalId.');
    expect(fewer.findings.length).toBe(2);
  });

  it('names a key that is wrong, and tries nothing further', async () => {
    const { ok, findings } = await checked({}, 'key-of-the-organization');
    expect(ok).toBe(false);
    expect(findings.map(({ status, setting }) => [status, setting])).toEqual([['missing', 'apiKey']]);
  });

  it('names what keeps people who leave from being deactivated', async () => {
    const { ok, findings } = await checked({ wants: { removal: 'deactivate' } });
    expect(ok).toBe(false);
    expect(findings.find(({ status }) => status === 'missing')?.setting).toBe('provisioning');
    expect((await checked({ wants: { removal: 'deactivate' }, settings: { provisioning: true } })).ok).toBe(true);
  });

  it('keeps an admin waiting no longer than ten seconds', async () => {
    const simulator = await startOrganizationSimulator({ company: sampleCompany({ people: 3 }) });
    simulator.faults.add({ on: 'any', times: 9, answer: { status: 429, headers: { 'Retry-After': '15' } } });
    const check = await openOrganization(simulator).check(never);
    expect(check.findings.map(({ message }) => message)).toEqual(['Atlassian asks to wait.']);
    expect(simulator.log.count()).toBe(1);
    await simulator.close();
  });
});
