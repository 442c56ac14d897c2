import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { closeServer, listen } from '../../simulators/edge/simulator-server.ts';

const kept = z.object({ port: z.number() });

const fileIn = (dataFolder: string): string => join(dataFolder, 'demo.json');

/**
 * Where Roster is to listen. Asked for any free port, it is that of the last start if nobody has taken it: addresses of
 * hosted photos carry it, and would have to be written anew.
 */
export async function choosePort(dataFolder: string, asked: number): Promise<number> {
  if (asked !== 0) return asked;
  const text = await readFile(fileIn(dataFolder), 'utf8').catch(() => undefined);
  if (text === undefined) return 0;
  const { port } = kept.parse(JSON.parse(text));
  return (await isFree(port)) ? port : 0;
}

export async function keepPort(dataFolder: string, baseUrl: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  await writeFile(fileIn(dataFolder), `${JSON.stringify({ port: Number(new URL(baseUrl).port) })}\n`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await listen(server, port);
    await closeServer(server);
    return true;
  } catch {
    return false;
  }
}
