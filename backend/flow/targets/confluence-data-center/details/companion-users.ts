import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { Refusal } from '../../target.ts';
import { batches } from '../../shared/data-center/side-by-side.ts';
import { contractVersion as version } from '../../shared/data-center/companion.ts';
import type { ConfluenceCompanion } from './companion.ts';

const values = z.record(z.string(), z.string().nullable());
export type DetailValues = Readonly<Record<string, string | null>>;

const gone = z.object({ userKey: z.string(), status: z.literal('gone') });
const readings = z.object({
  people: z.array(
    z.discriminatedUnion('status', [
      z.object({ userKey: z.string(), status: z.literal('read'), details: values }),
      gone,
    ]),
  ),
});
const writings = z.object({
  people: z.array(
    z.discriminatedUnion('status', [
      z.object({ userKey: z.string(), status: z.enum(['applied', 'alreadySo']), details: values }),
      z.object({ userKey: z.string(), status: z.literal('refused'), code: z.string(), message: z.string() }),
      z.object({ userKey: z.string(), status: z.literal('failed') }),
      gone,
    ]),
  ),
});
const found = z.object({ users: z.array(z.object({ email: z.string(), userKeys: z.array(z.string()) })) });

export type DetailsReading = { readonly status: 'read'; readonly values: DetailValues } | { readonly status: 'gone' };

export type CompanionWriting =
  /** `values` as they were read back. */
  | { readonly status: 'written'; readonly values: DetailValues }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

/** What is to be written of a user; what is absent is not touched. */
export interface CompanionEdit {
  readonly userKey: string;
  /** `null`: is to be removed. */
  readonly details?: DetailValues;
  /** `null`: the default. */
  readonly picture?: { readonly mimeType: 'image/jpeg'; readonly base64: string } | null;
}

/** The keys of users by their very e-mail address; active users, if there are any. */
export async function findByEmails(
  companion: ConfluenceCompanion,
  emails: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const answer = found.safeParse(await companion.ask({ method: 'POST', json: { version, emails } }, signal));
  const users = new Map(understood(answer).users.map(({ email, userKeys }) => [email, userKeys]));
  assertAnswered(emails, users);
  return users;
}

export async function readDetails(
  companion: ConfluenceCompanion,
  userKeys: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, DetailsReading>> {
  const people = userKeys.map((userKey) => ({ userKey }));
  const answer = readings.safeParse(await companion.ask({ method: 'POST', json: { version, people } }, signal));
  const read = new Map<string, DetailsReading>();
  for (const one of understood(answer).people) {
    read.set(one.userKey, one.status === 'gone' ? { status: 'gone' } : { status: 'read', values: one.details });
  }
  assertAnswered(userKeys, read);
  return read;
}

export async function writeThroughCompanion(
  companion: ConfluenceCompanion,
  edits: readonly CompanionEdit[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, CompanionWriting>> {
  const written = new Map<string, CompanionWriting>();
  for (const people of batches(edits)) {
    const answer = writings.safeParse(await companion.ask({ method: 'PUT', json: { version, people } }, signal));
    for (const one of understood(answer).people) written.set(one.userKey, writingOf(one));
    assertAnswered(
      people.map(({ userKey }) => userKey),
      written,
    );
  }
  return written;
}

function writingOf(one: z.infer<typeof writings>['people'][number]): CompanionWriting {
  if (one.status === 'failed') return { status: 'failed', failure: failedInside };
  if (one.status === 'gone') return { status: 'gone' };
  if (one.status === 'refused') return { status: 'refused', code: one.code, message: one.message };
  return { status: 'written', values: one.details };
}

function understood<Answer>(read: z.ZodSafeParseResult<Answer>): Answer {
  if (!read.success) throw new ConnectorError(notUnderstood);
  return read.data;
}

function assertAnswered(asked: readonly string[], answered: ReadonlyMap<string, unknown>): void {
  if (asked.some((one) => !answered.has(one))) throw new ConnectorError(notUnderstood);
}

const notUnderstood: ConnectorFailure = {
  reason: 'unexpected-answer',
  message:
    'The companion script answers in a way that Roster cannot read. Paste the script that came with this Roster.',
  setting: 'companion',
};

const failedInside: ConnectorFailure = {
  reason: 'unavailable',
  message: 'The companion script could not write this user. The log of Confluence says why.',
};
