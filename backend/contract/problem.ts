import { z } from 'zod';

/** Every code that an error answer can carry; `backend/errors/app-error.ts` says when each is thrown. */
export const problemCode = z.enum([
  'invalid-input',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'conflict',
  'too-many-requests',
  'too-large',
  'connector-failed',
  'unavailable',
  'internal',
]);
export type ProblemCode = z.infer<typeof problemCode>;

/** RFC 9457 problem details, as `application/problem+json`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: problemCode,
  /** A sentence that a person can act on. */
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** Finds the request in the log. */
  requestId: z.string().optional(),
});
export type ProblemDetails = z.infer<typeof problem>;
