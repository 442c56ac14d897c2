import { afterEach, describe, expect, it } from 'vitest';
import { createFaultRules } from './fault-rules.ts';
import { createRequestLog } from './request-log.ts';
import { startSimulatorServer, type SimulatorServer } from './simulator-server.ts';

type Kind = 'people' | 'other';

let server: SimulatorServer | undefined;
afterEach(() => server?.close());

async function start() {
  const faults = createFaultRules<Kind>();
  const log = createRequestLog<Kind>();
  server = await startSimulatorServer<Kind>({
    faults,
    log,
    kindOf: ({ path }) => (path === '/people' ? 'people' : 'other'),
    answer: ({ method, query, body }) => ({
      status: 200,
      headers: { Link: ['<a>; rel="self"', '<b>; rel="next"'] },
      body: { method, page: query.get('page'), body },
    }),
  });
  return { faults, log, url: server.url };
}

describe('a simulator', () => {
  it('answers with what came over HTTP, and with headers that come twice', async () => {
    const { url, log } = await start();
    const answer = await fetch(`${url}/people?page=2`, { method: 'POST', body: 'ö' });
    expect(await answer.json()).toEqual({ method: 'POST', page: '2', body: 'ö' });
    expect(answer.headers.get('link')).toBe('<a>; rel="self", <b>; rel="next"');
    expect(log.requests()).toEqual([{ kind: 'people', method: 'POST', url: '/people?page=2', status: 200 }]);
    expect(log.mostAtOnce()).toBe(1);
  });

  it('has a fault befall the requests that it is for, as often as said', async () => {
    const { url, faults, log } = await start();
    faults.add({ on: 'people', after: 1, times: 2, answer: { status: 503, body: 'later' } });
    const statuses: number[] = [];
    for (const path of ['/people', '/other', '/people', '/people', '/people']) {
      statuses.push((await fetch(url + path)).status);
    }
    expect(statuses).toEqual([200, 200, 503, 503, 200]);
    expect([log.count(), log.count('people'), log.answered(503)]).toEqual([5, 4, 2]);
  });

  it('breaks connections', async () => {
    const { url, faults } = await start();
    faults.add({ on: /page=7/, answer: 'reset' });
    faults.add({ on: 'other', answer: 'cut' });
    await expect(fetch(`${url}/people?page=7`)).rejects.toThrow('fetch failed');
    await expect(fetch(`${url}/other`).then((answer) => answer.text())).rejects.toThrow('terminated');
  });
});
