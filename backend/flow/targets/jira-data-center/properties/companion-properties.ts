import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { batches } from '../../shared/data-center/side-by-side.ts';
import type { JiraCompanion } from './companion.ts';
import type { PropertyReading, PropertyStore, PropertyWriting } from './property-store.ts';

const values = z.record(z.string(), z.string().nullable());
const gone = z.object({ userKey: z.string(), status: z.literal('gone') });
const readings = z.object({
  people: z.array(
    z.discriminatedUnion('status', [
      z.object({ userKey: z.string(), status: z.literal('read'), properties: values }),
      gone,
    ]),
  ),
});
const writings = z.object({
  people: z.array(
    z.discriminatedUnion('status', [
      z.object({ userKey: z.string(), status: z.enum(['applied', 'alreadySo']), properties: values }),
      z.object({ userKey: z.string(), status: z.literal('refused'), code: z.string(), message: z.string() }),
      z.object({ userKey: z.string(), status: z.literal('failed') }),
      gone,
    ]),
  ),
});
type Written = z.infer<typeof writings>['people'][number];

/** The properties that profiles show (`jira.meta.…`), which the REST API does not reach; many people to a request. */
export function createCompanionProperties(companion: JiraCompanion): PropertyStore {
  return {
    read: async (userKeys, names, signal) => {
      const found = new Map<string, PropertyReading>();
      for (const batch of batches(userKeys)) {
        const json = { version: 1, names, people: batch.map((userKey) => ({ userKey })) };
        const answer = readings.safeParse(await companion.ask({ method: 'POST', json }, signal));
        for (const one of understood(answer).people) {
          const { userKey } = one;
          found.set(userKey, one.status === 'gone' ? one : { status: 'read', values: named(names, one.properties) });
        }
        assertAnswered(batch, found);
      }
      return found;
    },
    write: async (edits, signal) => {
      const found = new Map<string, PropertyWriting>();
      for (const batch of batches(edits)) {
        const people = batch.map(({ userKey, values: properties }) => ({ userKey, properties }));
        const answer = writings.safeParse(await companion.ask({ method: 'PUT', json: { version: 1, people } }, signal));
        for (const one of understood(answer).people) found.set(one.userKey, writingOf(one));
        assertAnswered(
          batch.map(({ userKey }) => userKey),
          found,
        );
      }
      return found;
    },
  };
}

function writingOf(one: Written): PropertyWriting {
  if (one.status === 'failed') return { status: 'failed', failure: failedInside };
  if (one.status === 'gone') return { status: 'gone' };
  if (one.status === 'refused') return { status: 'refused', code: one.code, message: one.message };
  return { status: 'written', values: one.properties };
}

const named = (names: readonly string[], properties: z.infer<typeof values>) =>
  Object.fromEntries(names.map((name) => [name, properties[name] ?? null]));

function understood<Answer>(read: z.ZodSafeParseResult<Answer>): Answer {
  if (!read.success) throw new ConnectorError(notUnderstood);
  return read.data;
}

function assertAnswered(asked: readonly string[], found: ReadonlyMap<string, unknown>): void {
  if (asked.some((userKey) => !found.has(userKey))) throw new ConnectorError(notUnderstood);
}

const notUnderstood: ConnectorFailure = {
  reason: 'unexpected-answer',
  message:
    'The companion script answers in a way that Roster cannot read. Paste the script that came with this Roster.',
  setting: 'companion',
};

const failedInside: ConnectorFailure = {
  reason: 'unavailable',
  message: 'The companion script could not write the properties of this user. The log of Jira says why.',
};
