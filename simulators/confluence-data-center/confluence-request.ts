import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { ConfluenceOptions } from './confluence-options.ts';
import type { ConfluenceUser, ConfluenceUsers } from './confluence-users.ts';
import { parsedJson } from '../edge/json-content.ts';

export interface ConfluenceWorld {
  readonly options: ConfluenceOptions;
  readonly users: ConfluenceUsers;
  /** Can change while it runs. */
  administers: boolean;
  companion: number | 'absent';
  hasPictureResource: boolean;
  /** Takes this field without complaint, and does not keep it. */
  deafDetail: string | undefined;
}

export interface ConfluenceRequest {
  readonly world: ConfluenceWorld;
  readonly arrival: Arrival;
  /** False: anonymous. */
  readonly isKnown: boolean;
  /** Of the path. */
  readonly params: readonly string[];
}

export const errorAnswer = (statusCode: number, message: string): SimulatedAnswer => ({
  status: statusCode,
  body: { statusCode, data: { authorized: statusCode !== 403, valid: true, errors: [], successful: false }, message },
});

export const noUser = errorAnswer(404, 'No user found.');

/** Whether the user may be changed; undefined: yes. */
export function writeRefusal(
  { world, isKnown }: ConfluenceRequest,
  user: ConfluenceUser | undefined,
): SimulatedAnswer | undefined {
  if (!isKnown || !world.administers) return errorAnswer(403, 'Not permitted.');
  if (user === undefined || user.deleted) return noUser;
  if (user.isSystemAdministrator) return errorAnswer(403, 'Not permitted.');
  return user.isBroken ? errorAnswer(500, 'Internal server error') : undefined;
}

export function jsonBody({ arrival }: ConfluenceRequest): unknown {
  if (!(arrival.headers['content-type'] ?? '').startsWith('application/json')) return undefined;
  return parsedJson(arrival.body);
}
