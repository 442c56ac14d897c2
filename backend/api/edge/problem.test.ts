import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { problem as shape, problemCode } from '#contract/problem.ts';
import { openDatabase } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';
import { ConnectorError } from '../../errors/connector-error.ts';
import { problemOf, problemStatus } from './problem.ts';

test('every code has a status of its own', () => {
  const statuses = problemCode.options.map(problemStatus);
  expect(new Set(statuses).size).toBe(problemCode.options.length);
});

test('an error for people is told as it is', () => {
  const error = new AppError('too-many-requests', 'Wait a minute.', {
    retryAfterSeconds: 60,
    fields: [{ path: 'a', message: 'b' }],
  });
  const { details, isUnexpected, retryAfterSeconds } = problemOf(error, 'r1');
  expect(shape.parse(details)).toEqual({
    type: 'urn:roster:problem:too-many-requests',
    title: 'Too many requests',
    status: 429,
    code: 'too-many-requests',
    detail: 'Wait a minute.',
    errors: [{ path: 'a', message: 'b' }],
    requestId: 'r1',
  });
  expect([isUnexpected, retryAfterSeconds]).toEqual([false, 60]);
});

test('what a provider refuses names the setting to correct', () => {
  const error = new ConnectorError({
    reason: 'credentials-rejected',
    message: 'Wrong password.',
    setting: 'bindPassword',
  });
  expect(problemOf(error, 'r1').details).toMatchObject({
    status: 502,
    errors: [{ path: 'settings.bindPassword', message: 'Wrong password.' }],
  });
});

test.each([new Error('column "secret" does not exist'), 'a text', undefined])(
  'anything else tells nothing: %s',
  (error) => {
    const { details, isUnexpected } = problemOf(error, 'r1');
    expect(details).toMatchObject({ status: 500, code: 'internal', requestId: 'r1' });
    expect(JSON.stringify(details)).not.toContain('secret');
    expect(isUnexpected).toBe(true);
  },
);

test('a database that is away is a passing thing', async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const database = openDatabase(`postgresql://x:y@127.0.0.1:${address.port}/z`);
  for (const attempt of [() => database.site.findFirst(), () => database.$queryRaw`select 1`]) {
    const error: unknown = await attempt().then(
      () => undefined,
      (cause: unknown) => cause,
    );
    expect(problemOf(error, 'r1')).toMatchObject({
      details: { status: 503, code: 'unavailable' },
      retryAfterSeconds: 5,
    });
  }
  await database.$disconnect();
});
