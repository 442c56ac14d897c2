import { describe, expect, it } from 'vitest';
import { startConfluenceWorld, type ConfluenceWorldInTest } from '../../../../testing/confluence-dc-world.ts';

const never = new AbortController().signal;

async function find(world: ConfluenceWorldInTest, value: string, matchBy: string) {
  const session = world.open({ wants: { matchBy } });
  const [finding] = await Array.fromAsync(session.findPeople([{ personId: 'p', value }], never));
  return finding;
}

describe('a person is found', () => {
  it('by user name and by user key, which are not the same', async () => {
    await using world = await startConfluenceWorld();
    const [{ key, username } = { key: '', username: '' }] = world.people;
    expect(await find(world, username, 'username')).toMatchObject({ status: 'found', remoteId: key });
    expect(await find(world, key, 'userKey')).toMatchObject({ status: 'found', remoteId: key });
    expect(await find(world, key, 'username')).toMatchObject({ status: 'none' });
    expect(await find(world, username, 'userKey')).toMatchObject({ status: 'none' });
  });

  it('by e-mail address, many to a request of the companion', async () => {
    await using world = await startConfluenceWorld({ size: 90 });
    const people = world.people.slice(0, 60).map(({ email }) => ({ personId: email, value: email.toUpperCase() }));
    const findings = await Array.fromAsync(world.open({ wants: { matchBy: 'email' } }).findPeople(people, never));
    expect(findings.filter(({ status }) => status === 'found').length).toBe(60);
    expect(world.confluence.log.count()).toBe(2);
  });

  it('by no address that two active users have', async () => {
    await using world = await startConfluenceWorld();
    const [one, other] = world.people;
    world.confluence.user(other?.key ?? '').email = one?.email ?? '';
    expect(await find(world, one?.email ?? '', 'email')).toEqual({ personId: 'p', status: 'several' });
    world.confluence.user(other?.key ?? '').active = false;
    expect(await find(world, one?.email ?? '', 'email')).toMatchObject({ status: 'found', remoteId: one?.key });
  });

  it('by no address where the companion is missing, and that is everybody’s', async () => {
    await using world = await startConfluenceWorld({ companion: 'absent' });
    await expect(find(world, 'a@b.example', 'email')).rejects.toMatchObject({
      failure: { reason: 'permission-missing', permission: 'companion' },
    });
  });

  it('no more once they are deleted, although Confluence still knows the key', async () => {
    await using world = await startConfluenceWorld();
    const [{ key } = { key: '' }] = world.people;
    world.confluence.user(key).deleted = true;
    expect(await find(world, key, 'userKey')).toMatchObject({ status: 'none' });
  });
});
