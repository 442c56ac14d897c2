import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { operations } from '#contract/operations.ts';
import { examples } from './examples.ts';
import { openApiDocument } from './openapi-document.ts';

const document = openApiDocument(operations, 'https://roster.example');
const linter = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');

test('describes every operation', () => {
  const described = Object.values(document.paths ?? {}).flatMap((path) =>
    Object.values(path).map((operation: { operationId?: string }) => operation.operationId),
  );
  expect(described.sort()).toEqual(operations.map(({ id }) => id).sort());
});

test('a public linter finds nothing to say', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roster-openapi-'));
  const file = join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(document));
  const options = {
    cwd: folder,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  };
  const lint = [linter, 'lint', file, '--extends=recommended', '--format=json'];
  const { stdout } = await promisify(execFile)(process.execPath, lint, options).catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error) return { stdout: String(error.stdout) };
    throw error;
  });
  await rm(folder, { recursive: true });
  const { totals, problems } = JSON.parse(stdout) as { totals: object; problems: { message: string }[] };
  expect(problems.map(({ message }) => message)).toEqual([]);
  expect(totals).toMatchObject({ errors: 0, warnings: 0 });
});

test('every example is one that the operation takes', () => {
  for (const [id, example] of Object.entries(examples)) {
    const operation = operations.find((known) => known.id === id);
    expect(operation?.body?.safeParse(example).error, id).toBeUndefined();
    expect(operation?.body, id).toBeDefined();
  }
});

test('secrets are never in an answer', () => {
  const connector = JSON.stringify(document.components?.schemas?.['Connector']);
  expect(connector).not.toContain('writeOnly');
});
