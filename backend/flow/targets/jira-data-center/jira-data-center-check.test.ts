import { describe, expect, it } from 'vitest';
import { startJiraWorld, type JiraOpening, type JiraWorldInTest } from '../../../testing/jira-dc-world.ts';

const never = new AbortController().signal;
const wants = { fields: ['Room'] };

async function findings(world: JiraWorldInTest, opening: JiraOpening = { wants }) {
  const check = await world.open(opening).check(never);
  return check.findings.map(({ status, subject, setting }) => [status, subject, setting ?? '']);
}

describe('the check', () => {
  it('proves sign-in, permission, companion and pictures, and warns of what a token may meet', async () => {
    await using world = await startJiraWorld();
    expect(await findings(world)).toEqual([
      ['works', 'Sign in', ''],
      ['works', 'Administer Jira', ''],
      ['works', 'Write user properties', ''],
      ['works', 'Write pictures', ''],
      ['warning', 'Write pictures', 'username'],
    ]);
    const settings = { username: world.jira.username, password: world.jira.password };
    expect((await findings(world, { wants, settings })).at(-1)).toEqual(['works', 'Write pictures', '']);
  });

  it('asks for nothing that is not wanted', async () => {
    await using world = await startJiraWorld({ companion: 'absent' });
    expect(await findings(world, { wants: { fields: [], picture: false } })).toEqual([
      ['works', 'Sign in', ''],
      ['works', 'Administer Jira', ''],
    ]);
  });

  it('names what is missing, with the setting to correct', async () => {
    await using world = await startJiraWorld();
    const { jira } = world;
    const missing = async (opening?: JiraOpening) =>
      (await findings(world, opening)).filter(([status]) => status === 'missing');
    expect(await missing({ settings: { baseUrl: new URL(jira.url).origin } })).toEqual([
      ['missing', 'Sign in', 'baseUrl'],
    ]);
    jira.world.companion = 'absent';
    expect(await missing()).toEqual([['missing', 'Write user properties', 'properties']]);
    expect(await missing({ wants, settings: { properties: 'rest' } })).toEqual([]);
    jira.world.companion = 2;
    expect(await missing()).toEqual([['missing', 'Write user properties', 'companion']]);
    jira.world.administers = false;
    expect(await missing()).toEqual([['missing', 'Administer Jira', '']]);
    jira.signIn.revokeToken();
    expect(await missing()).toEqual([['missing', 'Sign in', 'token']]);
  });

  it('warns where pictures come from elsewhere', async () => {
    await using world = await startJiraWorld({ externalAvatars: true });
    expect(await findings(world, { wants: { fields: [] } })).toContainEqual(['warning', 'Write pictures', '']);
  });
});

describe('what is accepted', () => {
  it('is all but properties where the companion is missing, with the reason', async () => {
    await using world = await startJiraWorld({ companion: 'absent' });
    const accepted = await world.open({ wants }).accepts(never);
    expect(accepted).toMatchObject({ fields: [], picture: true, creates: false, deactivates: false });
    expect(accepted.leftOut).toMatchObject([{ field: 'Room', code: 'no-companion' }]);
    expect(accepted.leftOut[0]?.message).toContain('companion');
  });

  it('is stock Jira’s REST properties where these are chosen, if their names fit', async () => {
    await using world = await startJiraWorld({ companion: 'absent' });
    const long = 'ü'.repeat(128);
    const accepted = await world
      .open({ settings: { properties: 'rest' }, wants: { fields: ['Room', long] } })
      .accepts(never);
    expect(accepted.fields).toEqual(['Room']);
    expect(accepted.leftOut).toMatchObject([{ field: long, code: 'name-too-long' }]);
  });

  it('is never a manager, for whom Jira has no field', async () => {
    await using world = await startJiraWorld();
    const accepted = await world.open({ wants: { manager: true, fields: [] } }).accepts(never);
    expect(accepted.leftOut).toMatchObject([{ field: 'manager' }]);
  });
});
