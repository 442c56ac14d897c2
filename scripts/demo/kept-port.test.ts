import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeServer, listen } from '../../simulators/edge/simulator-server.ts';
import { choosePort, keepPort } from './kept-port.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-port-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('any port is that of the last start, as long as nobody has it', async () => {
  expect(await choosePort(folder, 0)).toBe(0);
  const server = createServer();
  const port = await listen(server, 0);
  await keepPort(folder, `http://localhost:${port}`);
  expect(await choosePort(folder, 0)).toBe(0);
  await closeServer(server);
  expect(await choosePort(folder, 0)).toBe(port);
});

test('a port that is asked for is taken whatever the last one was', async () => {
  await keepPort(folder, 'http://localhost:4321');
  expect(await choosePort(folder, 3000)).toBe(3000);
});
