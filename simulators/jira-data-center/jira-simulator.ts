import type { CompanyPerson } from '../company/company-person.ts';
import { createRateLimit } from '../data-center/rate-limit.ts';
import { createSignIn, type SignIn } from '../data-center/sign-in.ts';
import type { Arrival } from '../edge/arrival.ts';
import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { optionsFrom, type JiraSimulatorOptions } from './jira-options.ts';
import { answerPage, peopleUrl, profileUrl } from './jira-pages.ts';
import { errorAnswer, type JiraSession, type JiraWorld } from './jira-request.ts';
import { kindOf, matchRoute, type JiraRequestKind } from './jira-routes.ts';
import { avatarOf, openUsers, type JiraUser } from './jira-users.ts';

/** A running Jira Data Center. */
export interface JiraSimulator {
  /** With the context path. */
  readonly url: string;
  readonly token: string;
  readonly username: string;
  readonly password: string;
  readonly faults: FaultRules<JiraRequestKind>;
  readonly log: RequestLog<JiraRequestKind>;
  readonly signIn: Pick<SignIn<JiraSession>, 'resetFailures' | 'revokeToken'>;
  /** What can be changed while it runs. */
  readonly world: Pick<JiraWorld, 'administers' | 'companion' | 'externalAvatars' | 'deafProperty'>;
  keyOf(person: Pick<CompanyPerson, 'index'>): string;
  /** What Jira holds of a user, to look at and to change. */
  user(key: string): JiraUser;
  /** Somebody uploads a picture of their own, and chooses it. */
  uploadOwn(key: string, picture: Uint8Array): string;
  /** The page that lists everyone. */
  readonly peopleUrl: string;
  /** Where colleagues look at somebody, by user name. */
  profileUrl(name: string): string;
  /** How many people show one, whoever brought it. */
  pictures(): number;
  /** Writes what it holds to its folder, if it has one; so does `close`. */
  keep(): void;
  close(): Promise<void>;
}

/** Serves the company as the users of a Jira Data Center on 127.0.0.1, with Roster's companion in its ScriptRunner. */
export async function startJiraSimulator(given: JiraSimulatorOptions): Promise<JiraSimulator> {
  const options = optionsFrom(given);
  const users = openUsers(options);
  const faults = createFaultRules<JiraRequestKind>();
  const log = createRequestLog<JiraRequestKind>();
  const signIn = createSignIn<JiraSession>(options);
  const { administers, companion, externalAvatars, port, latencyMillis, contextPath } = options;
  const world: JiraWorld = {
    options,
    users,
    administers,
    companion,
    externalAvatars,
    deafProperty: undefined,
    url: '',
  };
  const answer = createAnswer(world, signIn);
  const server = await startSimulatorServer({ port, latencyMillis, faults, log, kindOf, answer });
  world.url = `${server.url}${contextPath}`;
  const user = (key: string): JiraUser => {
    const found = users.byKey(key);
    if (found === undefined) throw new Error(`There is no user ${key}.`);
    return found;
  };
  return {
    url: world.url,
    token: options.token,
    username: options.username,
    password: options.password,
    faults,
    log,
    signIn,
    world,
    keyOf: ({ index }) => `JIRAUSER${10_100 + index}`,
    user,
    uploadOwn: (key, picture) => {
      const { id } = users.addAvatar(user(key), picture, { width: 48, by: 'person' });
      user(key).avatarId = id;
      return id;
    },
    peopleUrl: peopleUrl(world),
    profileUrl: (name) => profileUrl(world, name),
    pictures: () => users.all().filter((user) => avatarOf(user) !== undefined).length,
    keep: () => users.keep(),
    close: async () => {
      await server.close();
      users.keep();
    },
  };
}

function createAnswer(world: JiraWorld, signIn: SignIn<JiraSession>): (arrival: Arrival) => SimulatedAnswer {
  const { contextPath } = world.options;
  const limit = createRateLimit(world.options);
  return (arrival) => {
    if (!arrival.path.startsWith(`${contextPath}/`)) return { status: 302, headers: { Location: `${contextPath}/` } };
    const page = answerPage(world, arrival);
    if (page) return page;
    const visit = signIn.enter(arrival);
    if (visit === undefined) return errorAnswer(401, 'You are not authenticated.');
    if ('status' in visit) return visit;
    const tooMany = limit.charge();
    if (tooMany) return tooMany;
    const match = matchRoute({ ...arrival, path: arrival.path.slice(contextPath.length) });
    if (match === undefined) return { status: 404, body: '<html><body>Oops, you’ve found a dead link.</body></html>' };
    if (isForged(arrival)) return { status: 403, body: 'XSRF check failed' };
    const answer = match.route.handler({ world, arrival, visit, params: match.params });
    return signIn.leave(visit, arrival, answer);
  };
}

/** Requests that a page elsewhere could have made a browser send: https://developer.atlassian.com/server/jira/platform/form-token-handling/ */
function isForged({ method, headers }: Arrival): boolean {
  const isForm = (headers['content-type'] ?? '').startsWith('multipart/form-data');
  return method !== 'GET' && isForm && headers['x-atlassian-token'] !== 'no-check';
}
