import type { Visit } from '../data-center/sign-in.ts';
import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { JiraOptions } from './jira-options.ts';
import type { JiraUser, JiraUsers } from './jira-users.ts';
import { parsedJson } from '../edge/json-content.ts';

/** A picture between the first and the second step; one to a session. */
export interface TemporaryAvatar {
  readonly username: string;
  readonly picture: Uint8Array;
  readonly width: number;
}

export interface JiraSession {
  temporaryAvatar: TemporaryAvatar;
}

export interface JiraWorld {
  readonly options: JiraOptions;
  readonly users: JiraUsers;
  /** Can change while it runs. */
  administers: boolean;
  companion: number | 'absent';
  externalAvatars: boolean;
  /** Takes this property without complaint, and does not keep it. */
  deafProperty: string | undefined;
  url: string;
}

export interface JiraRequest {
  readonly world: JiraWorld;
  readonly arrival: Arrival;
  readonly visit: Visit<JiraSession>;
  /** Of the path. */
  readonly params: readonly string[];
}

export const errorAnswer = (status: number, ...errorMessages: readonly string[]): SimulatedAnswer => ({
  status,
  body: { errorMessages, errors: {} },
});

export const noUser = errorAnswer(404, 'The user does not exist.');

/** Whether the user may be changed; undefined: yes. */
export function writeRefusal({ world }: JiraRequest, user: JiraUser | undefined): SimulatedAnswer | undefined {
  if (!world.administers) return errorAnswer(403, 'You do not have permission to administer users.');
  if (user === undefined) return noUser;
  if (user.isSystemAdministrator) return errorAnswer(403, 'You cannot edit this user.');
  return user.isBroken ? errorAnswer(500, 'Internal server error') : undefined;
}

export function jsonBody({ arrival }: JiraRequest): unknown {
  if (!(arrival.headers['content-type'] ?? '').startsWith('application/json')) return undefined;
  return parsedJson(arrival.body);
}
