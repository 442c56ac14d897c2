import { expect, test } from 'vitest';
import { run } from './run-command.ts';

test('all that a program has written is there at its end', async () => {
  const lines = 'for i in $(seq 1 20000); do echo line $i; done; echo last >&2';
  for (let time = 0; time < 5; time += 1) {
    const { code, output } = await run('sh', ['-c', lines]);
    expect(code).toBe(0);
    expect(output).toContain('line 20000\n');
    expect(output).toContain('last\n');
  }
});

test('a program that leaves a daemon behind has come to its end all the same', async () => {
  const { code, output } = await run('sh', ['-c', 'sleep 30 & echo started; exit 3']);
  expect({ code, output }).toEqual({ code: 3, output: 'started\n' });
}, 10_000);

test('what is given to it as input arrives', async () => {
  expect(await run('cat', [], { input: 'secret' })).toEqual({ code: 0, output: 'secret' });
});

test('a program that does not exist is refused', async () => {
  await expect(run('no-such-program', [])).rejects.toThrow('ENOENT');
});
