import { Agent, request } from 'undici';
import { expect, it } from 'vitest';
import { startScriptedServer } from '../../testing/scripted-server.ts';
import { isRefusedAddress, type ResolveName } from '../untrusted/guarded-lookup.ts';
import { connectWithin } from './connect-within.ts';
import { limitedReach } from './reach.ts';

/** Answers each look-up with the next of the addresses. */
function answering(...addresses: readonly string[]): ResolveName {
  const left = [...addresses];
  return (_, callback) => {
    callback(null, [{ address: left.shift() ?? '127.0.0.1', family: 4 }]);
  };
}

it('a name that stood for a public address a moment ago leads into no private network', async () => {
  await using server = await startScriptedServer((_, response) => response.end('secret'));
  const connect = connectWithin(
    limitedReach(() => []),
    { timeoutSeconds: 5, resolveName: answering() },
  );
  await using dispatcher = agentOf(connect);
  const error: unknown = await request(`http://rebound.example:${new URL(server.url).port}/`, {
    dispatcher: dispatcher.agent,
  }).catch((thrown: unknown) => thrown);
  expect(isRefusedAddress(error)).toBe(true);
  expect(server.received).toEqual([]);
});

it('what was allowed by name is looked at again with each connection', async () => {
  await using server = await startScriptedServer((_, response) =>
    response.setHeader('connection', 'close').end('here'),
  );
  const { port } = new URL(server.url);
  let besides = [`intranet.example:${port}`];
  const reach = limitedReach(() => besides);
  await using dispatcher = agentOf(connectWithin(reach, { timeoutSeconds: 5, resolveName: answering() }));
  const ask = () => request(`http://intranet.example:${port}/`, { dispatcher: dispatcher.agent });
  expect((await ask()).statusCode).toBe(200);
  besides = [];
  await expect(ask()).rejects.toSatisfy(isRefusedAddress);
});

function agentOf(connect: ReturnType<typeof connectWithin>) {
  const agent = new Agent({ connect });
  return { agent, [Symbol.asyncDispose]: () => agent.destroy() };
}
