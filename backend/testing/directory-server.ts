import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

const startSeconds = 30;

/** Fails with the command that installs what is missing. */
export function requireProgram(file: string, packages: string): void {
  if (existsSync(file)) return;
  throw new Error(`${file} is not installed. Run: apt-get install -y --no-install-recommends ${packages}`);
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** Runs a program to its end, with `input` on its standard input. */
export async function runProgram(
  file: string,
  args: readonly string[],
  input: Iterable<string> | AsyncIterable<string> = [],
): Promise<string> {
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const [output, problems, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
    // A program that stops reading says why on its standard error.
    pipeline(input, child.stdin).catch(() => undefined),
  ]);
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}: ${problems || output}`);
  return output;
}

/** Starts a server that stays in the foreground, and waits until it takes connections at `host:port`. */
export async function startServer(
  file: string,
  args: readonly string[],
  { host, port }: { readonly host: string; readonly port: number },
): Promise<ChildProcess> {
  const server = spawn(file, args, { stdio: 'ignore' });
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  server.once('exit', () => process.removeListener('exit', kill));
  const deadline = Date.now() + startSeconds * 1000;
  while (!(await listens(host, port))) {
    if (server.exitCode !== null) throw new Error(`${file} ended with ${server.exitCode} instead of listening.`);
    if (Date.now() > deadline) {
      kill();
      throw new Error(`${file} does not listen at ${host}:${port} after ${startSeconds} seconds.`);
    }
    await wait(25);
  }
  return server;
}

export async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  await exited;
}

async function listens(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
