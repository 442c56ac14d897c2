import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { listen } from './listen.ts';

let there: TestDatabase;
beforeAll(async () => {
  there = await createTestDatabase();
});
afterAll(() => there.close());

function listenTo(channel: string) {
  const messages: string[] = [];
  let connections = 0;
  const listening = listen(there.url, {
    channel,
    onMessage: (message) => messages.push(message),
    onConnected: () => (connections += 1),
  });
  return { messages, connections: () => connections, close: () => listening.close() };
}

test('what is told on the channel is heard', async () => {
  const heard = listenTo('here');
  await expect.poll(heard.connections, { timeout: 10_000 }).toBe(1);

  await there.database.$executeRaw`select pg_notify('here', 'one'), pg_notify('elsewhere', 'two')`;

  await expect.poll(() => heard.messages).toEqual(['one']);
  await heard.close();
});

test('a connection that is cut is made again, and says so', async () => {
  const heard = listenTo('cut');
  await expect.poll(heard.connections, { timeout: 10_000 }).toBe(1);

  await there.database.$executeRaw`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'roster cut'`;

  await expect.poll(heard.connections, { timeout: 10_000 }).toBe(2);
  await heard.close();
});

test('closing ends the connection', async () => {
  const heard = listenTo('closing');
  await expect.poll(heard.connections, { timeout: 10_000 }).toBe(1);

  await heard.close();

  const left = there.database.$queryRaw<
    unknown[]
  >`select 1 from pg_stat_activity where application_name = 'roster closing'`;
  expect(await left).toEqual([]);
});
