import { pino, type DestinationStream } from 'pino';
import type { JsonObject } from './flow/model/json.ts';
import type { SourceLog } from './flow/sources/source.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Structured: ids, counts and durations, then a constant sentence. Never names, addresses, tokens or payloads. */
export interface Log extends SourceLog {
  debug(fields: JsonObject, sentence: string): void;
  error(fields: JsonObject, sentence: string): void;
  /** A log whose every line has these fields. */
  with(fields: JsonObject): Log;
}

/** Fields that are blotted out should one ever reach the log, at the top or one level down. */
const secretNames = [
  'authorization',
  'cookie',
  'password',
  'bindPassword',
  'clientSecret',
  'privateKey',
  'secret',
  'token',
  'email',
  'displayName',
];
const redact = { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' };

/** JSON lines; to standard output unless a destination is given. */
export function createLog({ level }: { readonly level: LogLevel }, destination?: DestinationStream): Log {
  const options = { level, base: null, redact, formatters: { level: (label: string) => ({ level: label }) } };
  const timestamp = pino.stdTimeFunctions.isoTime;
  return wrap(destination ? pino({ ...options, timestamp }, destination) : pino({ ...options, timestamp }));
}

function wrap(logger: ReturnType<typeof pino>): Log {
  return {
    debug: (fields, sentence) => logger.debug(fields, sentence),
    info: (fields, sentence) => logger.info(fields, sentence),
    warn: (fields, sentence) => logger.warn(fields, sentence),
    error: (fields, sentence) => logger.error(fields, sentence),
    with: (fields) => wrap(logger.child(fields)),
  };
}

const deepestCause = 5;

/** What the log may say of a failure: its kind, code, place and causes. Text that may hold someone's values is cut out. */
export function describeError(error: unknown, depth = 0): JsonObject {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause =
    error.cause === undefined || depth >= deepestCause ? {} : { cause: describeError(error.cause, depth + 1) };
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...code,
    message: withoutValues(error.message),
    stack: stack.slice(0, 12).join('\n'),
    ...cause,
  };
}

/** Databases quote rows as `(email)=(ann@example.com)` and parameters as `$1 = '…'`. */
function withoutValues(message: string): string {
  return message
    .replace(/=\s*\([^)]*\)/g, '=(…)')
    .replace(/'[^']*'|"[^"]*"/g, '“…”')
    .replace(/\S+@\S+/g, '…@…')
    .replace(/\b[\w-]{40,}\b/g, '…')
    .slice(0, 1000);
}
