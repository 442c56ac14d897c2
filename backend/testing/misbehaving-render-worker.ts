import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RenderRequest } from '../pictures/rendering/render-worker.ts';

/** A child of the picture renderer that does what the bytes of each picture say. */
export async function renderRequests(requests: readonly RenderRequest[]): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  for (const request of requests) outcomes.push(await obey(request));
  return outcomes;
}

async function obey({ bytes, crop }: RenderRequest): Promise<unknown> {
  const [order, path = ''] = Buffer.from(bytes).toString().split(' ');
  if (order === 'hang') {
    if (path) writeFileSync(path, '');
    for (;;);
  }
  if (order === 'die') process.kill(process.pid, 'SIGKILL');
  if (order === 'die-once' && !existsSync(path)) {
    writeFileSync(path, '');
    process.kill(process.pid, 'SIGKILL');
  }
  if (order === 'meet') await meetInFolder(path);
  if (order === 'throw') throw new TypeError('A mistake in the program.');
  // The length of everything that was sent shows whether more than the picture came along.
  return { ok: true, order, crop, pid: process.pid, sentBytes: bytes.buffer.byteLength };
}

/** Ends when another child has come to the same folder. */
async function meetInFolder(folder: string): Promise<void> {
  writeFileSync(join(folder, String(process.pid)), '');
  while (readdirSync(folder).length < 2) await delay(5);
}
