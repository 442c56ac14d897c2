import { expect, test } from 'vitest';
import { createLog, describeError, type LogLevel } from './logging.ts';

function written(level: LogLevel, write: (log: ReturnType<typeof createLog>) => void): unknown[] {
  const lines: string[] = [];
  write(createLog({ level }, { write: (line) => void lines.push(line) }));
  return lines.map((line): unknown => JSON.parse(line));
}

test('writes one line of JSON: when, how grave, fields, sentence', () => {
  const [line] = written('info', (log) => log.info({ runId: 'r1', people: 3 }, 'A page was read.'));
  expect(line).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    runId: 'r1',
    people: 3,
    msg: 'A page was read.',
  });
});

test('leaves out what is below its level', () => {
  expect(
    written('warn', (log) => {
      log.debug({}, 'a');
      log.info({}, 'b');
      log.warn({}, 'c');
      log.error({}, 'd');
    }),
  ).toMatchObject([{ msg: 'c' }, { msg: 'd' }]);
});

test('a log can carry fields along', () => {
  expect(written('info', (log) => log.with({ runId: 'r1' }).with({ step: 'plan' }).info({}, 'x'))).toMatchObject([
    { runId: 'r1', step: 'plan' },
  ]);
});

test('blots secrets out, should one ever come along', () => {
  const [line] = written('info', (log) =>
    log.info({ password: 'p', settings: { bindPassword: 'q' }, email: 'e' }, 'x'),
  );
  expect(line).toMatchObject({ password: '[redacted]', settings: { bindPassword: '[redacted]' }, email: '[redacted]' });
});

test('tells of a failure without the values in its message', () => {
  const cause = new Error('duplicate key: Key (email)=(ann@example.com) already exists');
  const described = describeError(new TypeError('Bad row for ann@example.com: "Ann Lee"', { cause }));
  expect(JSON.stringify(described)).not.toMatch(/ann|lee/i);
  expect(described).toMatchObject({
    type: 'TypeError',
    message: 'Bad row for …@… “…”',
    stack: expect.stringContaining('logging.test.ts') as string,
    cause: { message: 'duplicate key: Key (email)=(…) already exists' },
  });
});

test('tells a failure’s code, and of what is thrown that is no error at all', () => {
  expect(describeError(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toMatchObject({
    code: 'ECONNREFUSED',
  });
  expect(describeError('a text with ann@example.com')).toEqual({ type: 'string' });
});

test('does not follow causes for ever', () => {
  const error = new Error('x');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).length).toBeLessThan(20_000);
});
