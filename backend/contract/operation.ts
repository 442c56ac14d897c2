import type { z } from 'zod';

/** Who may call an operation. `admin` and `user` take a session or an API token; a token also needs the operation's scope. */
export type Access = 'public' | 'user' | 'admin';

/** One HTTP operation, once: the server validates with it, the client is typed by it, the OpenAPI document is made of it. */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `{name}` for each parameter, e.g. `/api/connectors/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Absent: the answer has no JSON body (204), or another content type (`produces`). */
  readonly response?: Response;
  /** Status of success. */
  readonly status: 200 | 201 | 202 | 204;
  /** Content type of an answer that is not JSON. */
  readonly produces?: string;
  /** Content type of a request body that is not JSON. */
  readonly consumes?: string;
  /** Such a body may be large: the handler reads it from the request as it arrives. */
  readonly isStreamed?: boolean;
}

/** Keeps the literal types of an operation while checking its shape. */
export function operation<const O extends Operation>(definition: O): O {
  return definition;
}
