import { expect, test } from 'vitest';
import { StartError } from './errors/start-error.ts';
import { serve } from './serve.ts';

test('port 0 takes a free port, which a second server is told is taken', async () => {
  const server = await serve((_, response) => response.end('here'), { host: '127.0.0.1', port: 0 });

  expect(await (await fetch(`http://127.0.0.1:${server.port}`)).text()).toBe('here');
  const second = serve(() => undefined, { host: '127.0.0.1', port: server.port });
  await expect(second).rejects.toThrow(StartError);
  await expect(second).rejects.toThrow(`Port ${server.port} is taken.`);
  await server.close();
});

test('an address of another machine is refused with the settings to check', async () => {
  await expect(serve(() => undefined, { host: '192.0.2.1', port: 0 })).rejects.toThrow(/Check ROSTER_HOST and PORT/);
});
