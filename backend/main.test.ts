import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

let folder: string;
let started: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-main-'));
  await chmod(folder, 0o711);
  started = [];
});
afterEach(async () => {
  for (const child of started) await end(child, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
}

function start(settings: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { PATH: process.env['PATH'], ROSTER_DATA: folder, PORT: '0', ROSTER_LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
  return child.exitCode;
}

async function addressOf({ output }: Started): Promise<string> {
  await expect.poll(output, { timeout: 60_000 }).toMatch(/Roster is at (\S+)/);
  return (/Roster is at (\S+)/.exec(output())?.[1] ?? '').replace('localhost', '127.0.0.1');
}

async function postgresPid(): Promise<number> {
  return Number.parseInt(await readFile(join(folder, 'postgresql', 'postmaster.pid'), 'utf8'), 10);
}

describe('npm start', () => {
  test('on an empty folder prints a set-up link, answers, and stops with its database when told to', async () => {
    const roster = start();
    const address = await addressOf(roster);

    expect(roster.output()).toMatch(/\/setup#\S{20,}/);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await end(roster.child, 'SIGTERM')).toBe(0);
    // PostgreSQL removes the file as the last thing it does.
    await expect(postgresPid()).rejects.toThrow('ENOENT');
  });

  test('after a kill goes on with the database that was left running', async () => {
    const killed = start();
    await addressOf(killed);
    const postgres = await postgresPid();
    await end(killed.child, 'SIGKILL');

    const next = start();
    const address = await addressOf(next);

    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await postgresPid()).toBe(postgres);
  });
});

describe('what stops the start is told in a sentence, without a stack trace:', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['a wrong setting', { PORT: 'many' }, /PORT: expected a port number/],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgresql://127.0.0.1:9/roster' },
      /Nothing answers at DATABASE_URL/,
    ],
  ];
  test.each(cases)('%s', async (_, settings, sentence) => {
    const { child, output } = start(settings);
    await once(child, 'exit');

    expect(child.exitCode).toBe(1);
    expect(output()).toMatch(sentence);
    expect(output()).not.toMatch(/^\s+at /m);
  });

  test('a data folder that is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { child, output } = start({ ROSTER_DATA: file });
    await once(child, 'exit');

    expect(child.exitCode).toBe(1);
    expect(output()).toMatch(/as its data folder\. Choose one/);
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { child, output } = start({ PORT: String(port) });
    await once(child, 'exit');
    other.close();

    expect(child.exitCode).toBe(1);
    expect(output().trim().split('\n')).toEqual([expect.stringContaining(`Port ${port} is taken.`)]);
  });
});
