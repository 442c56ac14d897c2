import { describe, expect, it } from 'vitest';
import { startJiraWorld, type JiraWorldInTest } from '../../../../testing/jira-dc-world.ts';

const never = new AbortController().signal;

async function find(world: JiraWorldInTest, value: string, matchBy = 'email') {
  const session = world.open({ wants: { matchBy } });
  const [finding] = await Array.fromAsync(session.findPeople([{ personId: 'p', value }], never));
  return finding;
}

describe('a person is found', () => {
  it('by the very e-mail address, in any case', async () => {
    await using world = await startJiraWorld();
    const [one, other] = world.people;
    const found = { personId: 'p', status: 'found', remoteId: one?.key };
    expect(await find(world, one?.email.toUpperCase() ?? '')).toEqual(found);
    world.jira.user(other?.key ?? '').email = `${one?.email ?? ''}.au`;
    expect(await find(world, one?.email ?? '')).toEqual(found);
    // Jira would find it by its beginning.
    expect(await find(world, one?.email.slice(0, -3) ?? '')).toMatchObject({ status: 'none' });
  });

  it('by user name, and by user key', async () => {
    await using world = await startJiraWorld();
    const [{ key } = { key: '' }] = world.people;
    const { name } = world.jira.user(key);
    expect(await find(world, name, 'username')).toMatchObject({ status: 'found', remoteId: key });
    expect(await find(world, key, 'userKey')).toMatchObject({ status: 'found', remoteId: key });
    expect(await find(world, key, 'username')).toMatchObject({ status: 'none' });
    expect(await find(world, name, 'userKey')).toMatchObject({ status: 'none' });
  });

  it('behind fifty others whose address begins alike', async () => {
    await using world = await startJiraWorld({ size: 120 });
    for (const { key } of world.people.slice(0, 70)) world.jira.user(key).email = `team@larkfield.example.${key}`;
    const last = world.people[69]?.key ?? '';
    world.jira.user(last).email = 'team@larkfield.example';
    expect(await find(world, 'team@larkfield.example')).toMatchObject({ status: 'found', remoteId: last });
    expect(world.jira.log.count('search')).toBe(2);
  });

  it('by no address that two active users have', async () => {
    await using world = await startJiraWorld();
    const [one, other] = world.people;
    world.jira.user(other?.key ?? '').email = one?.email ?? '';
    expect(await find(world, one?.email ?? '')).toEqual({ personId: 'p', status: 'several' });
    world.jira.user(other?.key ?? '').active = false;
    expect(await find(world, one?.email ?? '')).toMatchObject({ status: 'found', remoteId: one?.key });
  });

  it('although they are inactive, so that it can be said why nothing is written', async () => {
    await using world = await startJiraWorld();
    const [one] = world.people;
    world.jira.user(one?.key ?? '').active = false;
    expect(await find(world, one?.email ?? '')).toMatchObject({ status: 'found', remoteId: one?.key });
  });
});
