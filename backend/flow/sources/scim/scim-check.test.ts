import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { ScimOddities } from '../../../../simulators/scim/scim-options.ts';
import { photoFaults } from '../../../../simulators/scim/photo-faults.ts';
import { startScimSimulator } from '../../../../simulators/scim/scim-simulator.ts';
import { openScim } from '../../../testing/scim-sessions.ts';
import type { ContextParts } from '../../../testing/source-context.ts';
import type { JsonObject } from '../../model/json.ts';
import type { CheckFinding } from '../source.ts';

const never = new AbortController().signal;

interface Options {
  readonly people?: number;
  readonly oddities?: Partial<ScimOddities>;
  readonly settings?: JsonObject | ((simulator: { readonly url: string }) => JsonObject);
  readonly context?: ContextParts;
  readonly before?: (simulator: Awaited<ReturnType<typeof startScimSimulator>>) => void;
}

async function check({ people = 20, oddities = {}, settings = {}, context = {}, before }: Options = {}) {
  const simulator = await startScimSimulator({ company: sampleCompany({ people }), oddities });
  before?.(simulator);
  const given = typeof settings === 'function' ? settings(simulator) : settings;
  const session = openScim(simulator, { settings: given, context });
  onTestFinished(async () => {
    await session.close();
    await simulator.close();
  });
  const { ok, findings } = await session.check(never);
  const on = (subject: string): CheckFinding | undefined => findings.find((finding) => finding.subject === subject);
  return { ok, findings, on, simulator };
}

describe('the check', () => {
  it('says what works, and which paging is used', async () => {
    const { ok, findings, on } = await check();
    expect(ok).toBe(true);
    expect(findings.filter(({ status }) => status !== 'works')).toEqual([]);
    expect(on('Read people')?.message).toContain('by index');
    expect(on('Follow changes')?.message).toContain('meta.lastModified');
    expect((await check({ oddities: { paging: 'both' } })).on('Read people')?.message).toContain('by cursor');
  });

  it('names the address with /scim/v2 when that is missing', async () => {
    const { ok, findings, simulator } = await check({ settings: ({ url }) => ({ baseUrl: url }) });
    expect(ok).toBe(false);
    expect(findings).toEqual([
      {
        status: 'missing',
        subject: 'Read people',
        setting: 'baseUrl',
        message: `SCIM answers at ${simulator.baseUrl}. Enter that as base URL.`,
      },
    ]);
  });

  it('blames the base URL for a web page, and for 404', async () => {
    const elsewhere = { settings: ({ url }: { readonly url: string }) => ({ baseUrl: `${url}/portal` }) };
    expect((await check(elsewhere)).on('Read people')).toMatchObject({ status: 'missing', setting: 'baseUrl' });
    const missing = await check({
      before: ({ faults }) => {
        faults.add({ on: 'users', answer: { status: 404 } });
      },
    });
    expect(missing.on('Read people')).toMatchObject({ status: 'missing', setting: 'baseUrl' });
  });

  it('blames the credentials', async () => {
    const { ok, findings } = await check({ settings: { token: 'wrong' } });
    expect(ok).toBe(false);
    expect(findings.map(({ status, setting }) => [status, setting])).toEqual([['missing', 'token']]);
  });

  it('says what to grant', async () => {
    const { on } = await check({
      before: ({ faults }) => {
        faults.add({ on: 'users', answer: { status: 403 } });
      },
    });
    expect(on('Read people')?.message).toContain('read access to Users');
  });

  it('warns of attributes of the mapping that no schema has', async () => {
    const urn = '["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"]';
    const attributePaths = ['TITLE', 'emails[0].value', `${urn}.department`, `${urn}.shoeSize`, 'favourite', 'id'];
    const { ok, findings } = await check({ context: { attributePaths } });
    const warned = findings.filter(({ subject }) => subject === 'Attribute mapping').map(({ message }) => message);
    expect(ok).toBe(true);
    expect(warned).toHaveLength(2);
    expect(warned.join(' ')).toMatch(/user:shoesize.*favourite/u);
  });

  it('says of managers whether anyone has one', async () => {
    const context = {
      attributePaths: ['["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"].manager.value'],
    };
    expect((await check({ context })).on('Read managers')?.status).toBe('works');
    expect((await check({ context, people: 1 })).on('Read managers')?.status).toBe('warning');
  });

  it('says which filter and which group the server does not take', async () => {
    const { ok, on } = await check({ context: { scope: { filter: 'title is', groups: ['gone'] } } });
    expect(ok).toBe(false);
    expect(on('Filter of the scope')).toMatchObject({ status: 'missing' });
    expect(on('Groups of the scope')?.message).toContain('gone');
  });

  it('warns of groups that do not name their members', async () => {
    const company = sampleCompany({ people: 20 });
    const simulator = await startScimSimulator({ company, oddities: { groupsWithoutMembers: true } });
    const session = openScim(simulator, { context: { scope: { groups: [simulator.groups[0]?.id ?? ''] } } });
    const { findings } = await session.check(never);
    expect(findings.find(({ subject }) => subject === 'Groups of the scope')?.status).toBe('warning');
    await session.close();
    await simulator.close();
  });

  it.each<[Partial<ScimOddities>, string]>([
    [{ filter: 'unsupported' }, 'knows no filters'],
    [{ filter: 'without-last-modified' }, 'does not take'],
    [{ filter: 'ignores-last-modified' }, 'ignores'],
  ])('says why changes cannot be followed: %j', async (oddities, because) => {
    const { ok, on } = await check({ oddities });
    expect(ok).toBe(true);
    expect(on('Follow changes')).toMatchObject({ status: 'warning' });
    expect(on('Follow changes')?.message).toContain(because);
  });

  it('says when nobody has photos, and when theirs cannot be read', async () => {
    const { on } = await check({
      people: 1,
      before: ({ faults }) => {
        const body = { totalResults: 1, Resources: [{ id: 'u1' }] };
        faults.add({ on: 'users', answer: { status: 200, body } });
      },
    });
    expect(on('Read pictures')?.message).toContain('has photos');
    const broken = await check({
      before: ({ faults }) => {
        faults.add({ on: 'photo', times: 9, answer: photoFaults.webPage });
      },
    });
    expect(broken.on('Read pictures')).toMatchObject({ status: 'warning', setting: 'pictureHosts' });
    expect((await check({ settings: { pictureHosts: [] } })).on('Read pictures')?.status).toBe('warning');
  });

  it('is content with a server that does not describe itself, and with one that has no people', async () => {
    const { ok, on } = await check({ oddities: { noDiscovery: true } });
    expect([ok, on('Discovery')?.status]).toEqual([true, 'works']);
    expect((await check({ people: 0 })).on('Read people')?.status).toBe('warning');
  });
});
