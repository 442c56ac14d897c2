import { expect, test } from 'vitest';
import { sampleCompany } from '../../company/company.ts';
import { callGraph } from '../testing/graph-caller.ts';

const company = sampleCompany({ people: 40 });

test('requests beyond the units of a second are answered with 429 and a fraction of seconds to wait', async () => {
  await using graph = await callGraph({ company, rateLimit: 10 });
  const answers = await Promise.all(Array.from({ length: 60 }, () => graph.get('/organization')));
  const throttled = answers.filter(({ status }) => status === 429);
  expect(throttled.length).toBeGreaterThan(0);
  expect(throttled[0]?.body.error?.code).toBe('TooManyRequests');
  for (const { headers } of throttled) expect(headers.get('Retry-After')).toMatch(/^\d+\.\d{3}$/u);
});

test('parts of a batch are charged one by one', async () => {
  await using graph = await callGraph({ company, rateLimit: 12 });
  const answers = await graph.batch(Array.from({ length: 20 }, (_, at) => ({ id: String(at), url: '/organization' })));
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(12);
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
});

test('waiting as long as asked is enough, and who does not wait is counted', async () => {
  await using graph = await callGraph({ company, rateLimit: 10 });
  const spent = await Promise.all(Array.from({ length: 14 }, () => graph.get('/organization')));
  const throttled = spent.find(({ status }) => status === 429);
  await graph.get('/organization');
  expect(graph.simulator.statistics().tooSoon).toBeGreaterThan(0);
  const waitSeconds = Number(throttled?.headers.get('Retry-After')) + 0.6;
  await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1000));
  graph.simulator.resetStatistics();
  expect((await graph.get('/organization')).status).toBe(200);
  expect(graph.simulator.statistics()).toMatchObject({ tooSoon: 0, throttled: 0 });
});

test.each([
  ['/users', 2],
  ['/users?$select=id', 1],
  ['/users?$expand=manager', 3],
  ['/users?$top=5', 1],
  ['/organization', 1],
  ['/users/delta?$select=id', 1],
])('%s costs %i units', async (path, units) => {
  await using graph = await callGraph({ company });
  expect((await graph.get(path)).headers.get('x-ms-resource-unit')).toBe(String(units));
});
