import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { brokenPictureFixtures } from '../../testing/broken-picture-fixtures.ts';
import { numberedPicture, pictureFixtures } from '../../testing/picture-fixtures.ts';
import { distanceFromQuadrants } from '../../testing/quadrants.ts';
import { createPictureRenderer, type PictureRenderer, type PictureRendererOptions } from './picture-renderer.ts';
import type { RenderRequest } from './render-worker.ts';

const open: PictureRenderer[] = [];

function aRenderer(options: Partial<PictureRendererOptions> = {}): PictureRenderer {
  const renderer = createPictureRenderer({ processes: 1, ...options });
  open.push(renderer);
  return renderer;
}

const workerFile = new URL('../../testing/misbehaving-render-worker.ts', import.meta.url);

function aMisbehavingRenderer(options: Partial<PictureRendererOptions> = {}): PictureRenderer {
  return aRenderer({ workerFile, maxSecondsPerPicture: 1.5, ...options });
}

function order(text: string): RenderRequest {
  return { bytes: Buffer.from(text), crop: 'centre', sizes: [] };
}

async function meetInTwoProcesses(renderer: PictureRenderer): Promise<readonly unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-renderer-'));
  const outcomes = await renderer.render([order(`meet ${folder}`), order(`meet ${folder}`)]);
  await rm(folder, { recursive: true });
  return outcomes;
}

function picture(bytes: Uint8Array, sizes = [96]): RenderRequest {
  return { bytes, crop: 'centre', sizes };
}

function pidOf(outcome: unknown): number {
  if (typeof outcome === 'object' && outcome && 'pid' in outcome && typeof outcome.pid === 'number') return outcome.pid;
  throw new Error('The child did not say who it is.');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // An orphan that has ended is a zombie until the machine's first process notices.
  const stat = `/proc/${String(pid)}/stat`;
  return !existsSync(stat) || !readFileSync(stat, 'utf8').includes(') Z ');
}

async function untilGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 500 && isAlive(pid); tries += 1) await delay(20);
  return !isAlive(pid);
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((renderer) => renderer.close()));
});

describe('createPictureRenderer', () => {
  it('answers a batch in its order, whatever is wrong with some', async () => {
    const broken = await brokenPictureFixtures.truncatedJpeg();
    const good = await Promise.all(Array.from({ length: 12 }, (_, index) => numberedPicture(index)));
    const batch = [...good.slice(0, 6), broken, ...good.slice(6)].map((bytes) => picture(bytes, [48, 16]));
    const outcomes = await aRenderer({ processes: 2 }).render(batch);
    expect(
      outcomes.map((outcome) => (outcome.ok ? outcome.renditions.map(({ size }) => size) : outcome.outcome)),
    ).toEqual([...Array.from({ length: 6 }, () => [48, 16]), 'damaged', ...Array.from({ length: 6 }, () => [48, 16])]);
  });

  it('renders in a child what renders here', async () => {
    const [outcome] = await aRenderer().render([picture(await pictureFixtures.progressive())]);
    if (!outcome?.ok) throw new Error('Not rendered.');
    expect(outcome.format).toBe('jpeg');
    expect(await distanceFromQuadrants(outcome.renditions[0]?.bytes ?? Buffer.alloc(0))).toBeLessThan(6);
  });

  it('answers an empty batch', async () => {
    expect(await aRenderer().render([])).toEqual([]);
  });

  it('works in as many processes as it is allowed, at the same time, and in no more', async () => {
    const renderer = aMisbehavingRenderer({ processes: 2, maxSecondsPerPicture: 20 });
    const met = await meetInTwoProcesses(renderer);
    const others = await renderer.render(Array.from({ length: 20 }, () => order('work')));
    expect(new Set(met.map(pidOf)).size).toBe(2);
    expect(new Set([...met, ...others].map(pidOf)).size).toBe(2);
  });

  it('lets a single picture in between those of a batch', async () => {
    const renderer = aMisbehavingRenderer();
    const finished: string[] = [];
    const batch = renderer.render(Array.from({ length: 50 }, () => order('work'))).then(() => finished.push('batch'));
    const single = renderer.render([order('work')]).then(() => finished.push('single'));
    await Promise.all([batch, single]);
    expect(finished).toEqual(['single', 'batch']);
  });

  it('sends a child the picture alone when its bytes are part of something larger', async () => {
    const large = Buffer.alloc(4_000_000, 'work ');
    const [outcome] = await aMisbehavingRenderer().render([{ ...order(''), bytes: large.subarray(0, 50) }]);
    expect(outcome).toMatchObject({ order: 'work' });
    expect(Number(outcome && 'sentBytes' in outcome ? outcome.sentBytes : Infinity)).toBeLessThan(10_000);
  });
});

describe('a picture that is too much for a child', () => {
  it('is too slow when it hangs, and the next ones are rendered', async () => {
    const outcomes = await aMisbehavingRenderer().render([order('work'), order('hang'), order('work')]);
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, outcome: 'too-slow' }, { ok: true }]);
    const [before, , after] = outcomes;
    expect(pidOf(after)).not.toBe(pidOf(before));
    expect(await untilGone(pidOf(before))).toBe(true);
  });

  it('is damaged when it brings the child down, and the next ones are rendered', async () => {
    const outcomes = await aMisbehavingRenderer().render([order('work'), order('die'), order('work')]);
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, outcome: 'damaged' }, { ok: true }]);
  });

  it('does not hurt the pictures of other children', async () => {
    const orders = Array.from({ length: 30 }, (_, index) => order(index % 10 === 5 ? 'die' : 'work'));
    const outcomes = await aMisbehavingRenderer({ processes: 2 }).render(orders);
    expect(outcomes.map(({ ok }) => ok)).toEqual(orders.map((_, index) => index % 10 !== 5));
  });

  it('gets a second chance: a child may have died for another reason', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roster-renderer-'));
    const outcomes = await aMisbehavingRenderer().render([order(`die-once ${join(folder, 'died')}`)]);
    await rm(folder, { recursive: true });
    expect(outcomes).toMatchObject([{ ok: true, order: 'die-once' }]);
  });

  it('is no answer but a failure when the program is wrong', async () => {
    await expect(aMisbehavingRenderer().render([order('throw')])).rejects.toThrow('Pictures could not be rendered.');
  });

  it('is no outcome of a picture when no child can start', async () => {
    const renderer = aRenderer({ workerFile: new URL('./no-such-worker.ts', import.meta.url) });
    await expect(renderer.render([order('work')])).rejects.toThrow('the child process does not start');
  });

  it('replaces a child that died while it had nothing to do', async () => {
    const renderer = aMisbehavingRenderer();
    const [first] = await renderer.render([order('work')]);
    process.kill(pidOf(first), 'SIGKILL');
    expect(await untilGone(pidOf(first))).toBe(true);
    const [second] = await renderer.render([order('work')]);
    expect(pidOf(second)).not.toBe(pidOf(first));
  });
});

describe('closing', () => {
  it('leaves no process behind and renders nothing more', async () => {
    const renderer = aMisbehavingRenderer({ processes: 2, maxSecondsPerPicture: 20 });
    const outcomes = await meetInTwoProcesses(renderer);
    await renderer.close();
    expect(outcomes.map(pidOf).map(isAlive)).toEqual([false, false]);
    await expect(renderer.render([order('work')])).rejects.toThrow('The picture renderer is closed.');
  });

  it('does not wait for what is under way', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roster-renderer-'));
    const begun = join(folder, 'begun');
    const renderer = aMisbehavingRenderer({ maxSecondsPerPicture: 60 });
    const [idle] = await renderer.render([order('work')]);
    const rejected = expect(renderer.render([order(`hang ${begun}`), order('work')])).rejects.toThrow(
      'The picture renderer is closed.',
    );
    while (!existsSync(begun)) await delay(5);
    await renderer.close();
    await rejected;
    expect(isAlive(pidOf(idle))).toBe(false);
    await rm(folder, { recursive: true });
  });

  it('happens by itself when the process that renders is killed', async () => {
    const program = `
      import { createPictureRenderer } from ${JSON.stringify(new URL('./picture-renderer.ts', import.meta.url).href)};
      const renderer = createPictureRenderer({ processes: 1, workerFile: new URL(${JSON.stringify(workerFile.href)}) });
      const [outcome] = await renderer.render([{ bytes: Buffer.from('work'), crop: 'centre', sizes: [] }]);
      console.log(outcome.pid);
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await parent.stdout.take(1).toArray()) as [Buffer];
    const child = Number(said.toString());
    expect(isAlive(child)).toBe(true);
    parent.kill('SIGKILL');
    expect(await untilGone(child)).toBe(true);
  });
});
