import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import type { OktaSimulatorOptions } from '../../../../../simulators/okta/okta-options.ts';
import { startOktaSimulator } from '../../../../../simulators/okta/okta-simulator.ts';
import { answerJson } from '../../../../testing/entra-tenant.ts';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import { asApp, openOkta } from '../../../../testing/okta-org.ts';
import { type ReceivedRequest, startScriptedServer } from '../../../../testing/scripted-server.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';
import type { JsonObject } from '../../../model/json.ts';

const never = new AbortController().signal;
const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ended.splice(0).map((end) => end()));
});

async function setUp(options: Partial<OktaSimulatorOptions> = {}, settings: JsonObject = {}) {
  const company = sampleCompany({ people: 30 });
  const clock = createFakeClock();
  const org = await startOktaSimulator({ company, now: clock.now, ...options });
  ended.push(() => org.close());
  const open = () => {
    const session = openOkta(org, { clock, settings: { ...asApp(org), ...settings } });
    ended.push(() => session.close());
    return session;
  };
  const personAt = (index: number): string => company.people()[index]?.id ?? '';
  return { company, clock, org, open, personAt };
}

const removedIn = (pages: Awaited<ReturnType<typeof readToEnd>>['pages']) => pages.flatMap(({ removed }) => removed);

describe('a changes run', () => {
  it.each([-7200, 0, 7200])(
    'misses nothing when the clock of the org is %i seconds ahead',
    async (clockAheadSeconds) => {
      const { company, clock, org, open, personAt } = await setUp({ clockAheadSeconds });
      let { bookmark } = await readToEnd(open());
      for (const index of [3, 4, 5]) {
        await clock.sleep(1, never);
        company.change({ kind: 'rename', id: personAt(index), familyName: 'Lindqvist' });
        const changes = await readToEnd(open(), { bookmark });
        expect(changes.records.map(({ id }) => id)).toEqual([org.idOf(personAt(index))]);
        ({ bookmark } = changes);
      }
    },
  );

  it('reports who was deleted for good, once, and who was deactivated as disabled', async () => {
    const { company, org, open, personAt } = await setUp();
    const { bookmark } = await readToEnd(open());
    const [deleted, deactivated] = [personAt(20), personAt(21)];
    company.change({ kind: 'leave', id: deleted, forGood: true });
    company.change({ kind: 'leave', id: deactivated });
    const changes = await readToEnd(open(), { bookmark });
    expect(removedIn(changes.pages)).toEqual([org.idOf(deleted)]);
    expect(changes.records.find(({ id }) => id === org.idOf(deactivated))?.active).toBe(false);
    expect(removedIn((await readToEnd(open(), { bookmark: changes.bookmark })).pages)).toEqual([]);
  });

  it('takes those for gone whose new status leaves them out', async () => {
    const { company, org, open, personAt } = await setUp({}, { disabledStatuses: ['SUSPENDED'] });
    const { bookmark } = await readToEnd(open());
    company.change({ kind: 'leave', id: personAt(21) });
    const id = org.idOf(company.eventsAfter(0).at(-1)?.id ?? '');
    const { pages, records } = await readToEnd(open(), { bookmark });
    expect([removedIn(pages), records]).toEqual([[id], []]);
    expect((await readToEnd(open())).records.map((record) => record.id)).not.toContain(id);
  });

  it('without the System Log leaves deleted accounts to full runs', async () => {
    const { company, org, open, personAt } = await setUp({ scopes: ['okta.users.read'] });
    const { bookmark } = await readToEnd(open());
    const deleted = org.idOf(personAt(20));
    company.change({ kind: 'leave', id: personAt(20), forGood: true });
    const changes = await readToEnd(open(), { bookmark });
    expect([removedIn(changes.pages), changes.read]).toEqual([[], 'changes']);
    expect((await readToEnd(open())).records.map(({ id }) => id)).not.toContain(deleted);
    org.grant(['okta.users.read', 'okta.logs.read']);
    expect((await readToEnd(open(), { bookmark: changes.bookmark })).read).toBe('changes');
  });

  it('goes on after any of its pages', async () => {
    const { company, open, personAt, org } = await setUp();
    const { bookmark } = await readToEnd(open());
    company.change({ kind: 'rename', id: personAt(3), familyName: 'Lindqvist' });
    const gone = org.idOf(personAt(20));
    company.change({ kind: 'leave', id: personAt(20), forGood: true });
    const { pages } = await readToEnd(open(), { bookmark });
    const rest = await readToEnd(open(), {
      bookmark,
      cursor: JSON.parse(JSON.stringify(pages[0]?.cursor)) as JsonObject,
    });
    expect([rest.records, removedIn(rest.pages)]).toEqual([[], [gone]]);
  });
});

describe('a change that becomes visible late', () => {
  const user = (id: string, lastUpdated: string) => ({ id, status: 'ACTIVE', lastUpdated, profile: { login: id } });
  const date = 'Sat, 21 Nov 2026 12:00:00 GMT';

  async function scripted(answer: (request: ReceivedRequest, response: ServerResponse) => void) {
    const server = await startScriptedServer(answer);
    ended.push(async () => {
      await server[Symbol.asyncDispose]();
    });
    return () => openOkta({ orgUrl: server.url, apiToken: 'token' });
  }

  it('is seen by asking for some minutes before the last read again, and nobody is read twice for it', async () => {
    const held = [user('early', '2026-11-21T11:57:30.000Z'), user('old', '2026-11-01T00:00:00.000Z')];
    const asked: string[] = [];
    const open = await scripted(({ url }, response) => {
      const query = decodeURIComponent(url);
      asked.push(query);
      const since = /lastUpdated gt "([^"]+)"/.exec(query)?.[1] ?? '';
      const users = query.startsWith('/api/v1/logs') ? [] : held.filter(({ lastUpdated }) => lastUpdated > since);
      answerJson(response, 200, users, { date });
    });
    const { bookmark } = await readToEnd(open());
    held.push(user('late', '2026-11-21T11:58:00.000Z'));
    const { records } = await readToEnd(open(), { bookmark });
    expect(records.map(({ id }) => id)).toEqual(['late']);
    expect(asked[1]).toContain('lastUpdated gt "2026-11-21T11:55:00.000Z"');
  });

  it('is never looked for longer ago than the log goes back', async () => {
    const asked: string[] = [];
    const open = await scripted(({ url }, response) => {
      asked.push(decodeURIComponent(url));
      answerJson(response, 200, [], { date });
    });
    const { bookmark } = await readToEnd(open());
    await readToEnd(open(), { bookmark: { ...(bookmark as JsonObject), log: { since: '2025-01-01T00:00:00.000Z' } } });
    expect(asked.at(-1)).toContain('since=2026-08-23T12:00:00.000Z');
  });

  it('reads everyone again when Okta no longer knows where the log was left', async () => {
    const open = await scripted(({ url }, response) => {
      if (url.startsWith('/api/v1/logs')) answerJson(response, 400, { errorCode: 'E0000001' });
      else answerJson(response, 200, [], { date });
    });
    const { bookmark } = await readToEnd(open());
    expect(await failureOf(readToEnd(open(), { bookmark }))).toMatchObject({ reason: 'cursor-expired' });
  });
});
