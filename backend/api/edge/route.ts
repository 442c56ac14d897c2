import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import type { Caller } from '../../access/caller.ts';
import type { AuditNote } from '../../audit/audit-store.ts';

type PartOf<O, Name extends 'params' | 'query' | 'body'> =
  O extends Record<Name, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;

/** One request to an operation, allowed and parsed. */
export interface AnyCall {
  readonly caller: Caller;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly request: Request;
  /** For headers of the answer, and for what is not JSON. */
  readonly response: Response;
}

/** The same, for the handler of one operation. */
export interface Call<O> extends AnyCall {
  readonly params: PartOf<O, 'params'>;
  readonly query: PartOf<O, 'query'>;
  readonly body: PartOf<O, 'body'>;
}

/** What an operation answers with; an operation without a JSON answer writes to the response itself. */
export type AnswerOf<O> = O extends { readonly response: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

/** The handler has written the answer to the response, although the operation has a JSON answer as well. */
export const alreadySent = Symbol('already sent');

export interface Audited<Answer> {
  readonly answer: Answer;
  /** `undefined`: nothing was changed that is worth an entry. */
  readonly audit: AuditNote | undefined;
}

type Handler<O extends Operation> = (
  call: Call<O>,
) => AnswerOf<O> extends undefined ? Promise<void> : Promise<AnswerOf<O> | typeof alreadySent>;
type AuditedHandler<O extends Operation> = (call: Call<O>) => Promise<Audited<AnswerOf<O>>>;

/** An operation and what is done for it. */
export interface Route {
  readonly operation: Operation;
  readonly isAudited: boolean;
  readonly handle: (call: AnyCall) => Promise<Audited<unknown>>;
}

/** For an operation that changes no settings. */
export function route<const O extends Operation>(operation: O, handler: Handler<O>): Route {
  return {
    operation,
    isAudited: false,
    handle: async (call) => ({ answer: await handler(call as Call<O>), audit: undefined }),
  };
}

/** For an operation that changes settings: its handler cannot answer without saying what the audit log is to show. */
export function auditedRoute<const O extends Operation>(operation: O, handler: AuditedHandler<O>): Route {
  return { operation, isAudited: true, handle: (call) => handler(call as Call<O>) };
}
