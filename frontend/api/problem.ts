import type { ProblemCode, ProblemDetails } from '#contract/problem.ts';

/** A bad field: `path` is dotted, e.g. `settings.urls.0`. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

interface ProblemInit {
  readonly code: Problem['code'];
  readonly detail: string;
  readonly status?: number;
  readonly errors?: readonly FieldProblem[] | undefined;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** The only error that `call` throws, besides the `AbortError` of its own signal. */
export class Problem extends Error {
  /** `no-connection`: the server was not reached. `unexpected-answer`: it answered with what the contract does not know. */
  readonly code: ProblemCode | 'no-connection' | 'unexpected-answer';
  /** HTTP status; 0 when there was no answer, or the request was not sent. */
  readonly status: number;
  /** A sentence for the person in front of the screen. */
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  readonly requestId: string | undefined;

  constructor(init: ProblemInit) {
    super(init.detail, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'Problem';
    this.code = init.code;
    this.status = init.status ?? 0;
    this.detail = init.detail;
    this.errors = init.errors ?? [];
    this.requestId = init.requestId;
  }

  static fromDetails(details: ProblemDetails): Problem {
    return new Problem(details);
  }
}
