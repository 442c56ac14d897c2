import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { OktaSimulatorOptions } from '../../../../simulators/okta/okta-options.ts';
import { startOktaSimulator } from '../../../../simulators/okta/okta-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { asApp, openOkta } from '../../../testing/okta-org.ts';
import type { ContextParts } from '../../../testing/source-context.ts';
import type { JsonObject } from '../../model/json.ts';
import type { CheckFinding } from '../source.ts';
import { oktaPresets } from './okta-presets.ts';

const never = new AbortController().signal;
const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ended.splice(0).map((end) => end()));
});

async function setUp(options: Partial<OktaSimulatorOptions> = {}) {
  const clock = createFakeClock();
  const org = await startOktaSimulator({ company: sampleCompany({ people: 30 }), now: clock.now, ...options });
  ended.push(() => org.close());
  const check = async (context: ContextParts = {}, settings: JsonObject = asApp(org)) => {
    const session = openOkta(org, { clock, context, settings });
    ended.push(() => session.close());
    return session.check(never);
  };
  return { org, clock, check };
}

const notWorking = (findings: readonly CheckFinding[]) => findings.filter(({ status }) => status !== 'works');
const attributePaths = ['profile.title', 'manager'];

describe('the check', () => {
  it('finds that everything works, with an app and with an API token', async () => {
    const { check } = await setUp({ dpop: 'required' });
    for (const settings of [undefined, {}]) {
      const { ok, findings } = await check({ attributePaths }, settings);
      expect([ok, notWorking(findings)]).toEqual([true, []]);
      expect(findings.map(({ subject }) => subject)).toEqual(
        expect.arrayContaining(['Read users', 'Find managers', 'Attributes', 'Follow changes', 'Read pictures']),
      );
    }
  });

  it('names each scope that is missing, once', async () => {
    const { org, check } = await setUp({ scopes: ['okta.users.read'] });
    const scope = { groups: [org.groups[0]?.id ?? ''] };
    const withGroups = await check({ attributePaths, scope });
    expect(withGroups.ok).toBe(false);
    const missing = notWorking(withGroups.findings).map(({ status, message }) => [
      status,
      /okta\.\w+\.read/.exec(message)?.[0],
    ]);
    expect(missing).toEqual([
      ['warning', 'okta.schemas.read'],
      ['missing', 'okta.groups.read'],
    ]);
    const whole = await check({ attributePaths });
    const [, changes] = notWorking(whole.findings);
    expect(whole.ok).toBe(true);
    expect(changes?.message).toContain('okta.logs.read');
    expect(changes?.message).toContain('found by full runs only');
  });

  it('tells the missing admin role from a missing scope', async () => {
    const { check } = await setUp({ adminRole: false });
    const { ok, findings } = await check({ attributePaths });
    expect(ok).toBe(false);
    expect(findings.find(({ subject }) => subject === 'Read users')?.message).toContain(
      'Assign it Read-only Administrator',
    );
    const asToken = await check({ attributePaths }, {});
    expect(asToken.findings[0]?.message).toContain('The creator of the API token may not read users.');
  });

  it('says that users.read is missing when the app has no scope at all', async () => {
    const { check } = await setUp({ scopes: [] });
    expect((await check()).findings).toMatchObject([
      {
        status: 'missing',
        subject: 'Sign in',
        message: 'The app may not read users. Grant it okta.users.read under Okta API Scopes.',
      },
    ]);
  });

  it('says of a dead API token only that', async () => {
    const { org, check } = await setUp();
    org.revokeApiToken();
    expect((await check({}, {})).findings).toMatchObject([{ status: 'missing', setting: 'apiToken' }]);
  });

  it('says of an address where no org is that there is none', async () => {
    const { org, check } = await setUp();
    org.faults.add({
      on: 'any',
      times: 5,
      answer: { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<p>' },
    });
    expect((await check({}, {})).findings).toMatchObject([{ status: 'missing', setting: 'orgUrl' }]);
    expect((await check()).findings).toMatchObject([{ status: 'missing', subject: 'Sign in', setting: 'orgUrl' }]);
  });

  it('names attributes that the schema does not have, and the spelling that it has', async () => {
    const { check } = await setUp();
    const paths = ['profile.Title', 'profile["skillz"]', 'profile.skills[0]', 'status'];
    const { ok, findings } = await check({ attributePaths: paths }, { pictureAttribute: 'photo' });
    expect(ok).toBe(false);
    expect(notWorking(findings).filter(({ subject }) => subject === 'Attributes')).toMatchObject([
      { status: 'warning', message: 'The user schema has no attribute “Title”. It has “title”.' },
      { status: 'warning', message: expect.stringContaining('“skillz”') as string },
      { status: 'missing', setting: 'pictureAttribute', message: expect.stringContaining('“photo”') as string },
    ]);
  });

  it('finds all attributes of the preset in the schema', async () => {
    const { check } = await setUp();
    const sources = oktaPresets.flatMap(({ rows }) => rows.map(({ source }) => source));
    const paths = sources.flatMap((source) => [
      ...('path' in source ? [source.path] : []),
      ...('paths' in source ? source.paths : []),
      ...('template' in source ? [...source.template.matchAll(/\{([^}]+)\}/g)].map(([, path = '']) => path) : []),
    ]);
    expect(paths).toContain('profile.firstName');
    expect(notWorking((await check({ attributePaths: paths })).findings)).toEqual([]);
  });

  it.each([
    ['login', 'employeeNumber', 'managerKey'],
    ['employeeNumber', 'id', 'managerKey'],
    ['id', 'email', 'managerKey'],
  ] as const)('warns when managers are named by %s and looked for by %s', async (managerId, managerKey, setting) => {
    const { check } = await setUp({ managerId });
    const { findings } = await check({ attributePaths }, { managerKey });
    expect(notWorking(findings)).toMatchObject([{ status: 'warning', subject: 'Find managers', setting }]);
  });

  it.each(['login', 'employeeNumber', 'id', 'email'] as const)('finds managers named by %s', async (managerId) => {
    const { check } = await setUp({ managerId });
    for (const managerKey of ['any', managerId]) {
      expect(notWorking((await check({ attributePaths }, { managerKey })).findings)).toEqual([]);
    }
  });

  it('tells what linked objects cost, and a relation that is not there', async () => {
    const { check } = await setUp();
    const linked = { managerKey: 'linkedObject', managerAttribute: 'manager' };
    const { findings } = await check({ attributePaths }, linked);
    expect(findings.find(({ subject }) => subject === 'Find managers')?.message).toContain(
      'one request for each person',
    );
    const wrong = await check({ attributePaths }, { ...linked, managerAttribute: 'boss' });
    expect(notWorking(wrong.findings)).toMatchObject([{ status: 'missing', setting: 'managerAttribute' }]);
  });

  it('warns when nobody has a picture, or the first cannot be read, and asks for an attribute', async () => {
    const { check } = await setUp();
    expect(notWorking((await check({}, { pictureAttribute: '' })).findings)).toMatchObject([
      { status: 'missing', setting: 'pictureAttribute' },
    ]);
    expect(notWorking((await check({}, { pictureAttribute: 'nickName' })).findings)).toMatchObject([
      { status: 'warning', setting: 'pictureAttribute' },
    ]);
    expect(notWorking((await check({}, { pictureHosts: [] })).findings)).toMatchObject([
      { status: 'warning', subject: 'Read pictures' },
    ]);
    expect(notWorking((await check({ pictures: false }, { pictureAttribute: '' })).findings)).toEqual([]);
  });

  it('tries groups and filter of the scope', async () => {
    const { check } = await setUp();
    const { ok, findings } = await check({ scope: { groups: ['00gx'], filter: 'profile.title ne "x"' } });
    expect(ok).toBe(false);
    expect(notWorking(findings).map(({ message }) => message)).toEqual([
      expect.stringContaining('Check the group 00gx of the scope.'),
      expect.stringContaining('Check the filter of the scope.'),
    ]);
  });
});
