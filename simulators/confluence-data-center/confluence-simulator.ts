import type { CompanyPerson } from '../company/company-person.ts';
import { createRateLimit } from '../data-center/rate-limit.ts';
import { createSignIn, type SignIn } from '../data-center/sign-in.ts';
import type { Arrival } from '../edge/arrival.ts';
import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { optionsFrom, type ConfluenceSimulatorOptions } from './confluence-options.ts';
import { answerPage, peoplePath, profilePath } from './confluence-pages.ts';
import type { ConfluenceWorld } from './confluence-request.ts';
import { kindOf, matchRoute, type ConfluenceRequestKind } from './confluence-routes.ts';
import { openUsers, userKeyAt, type ConfluenceUser } from './confluence-users.ts';

/** A running Confluence Data Center. */
export interface ConfluenceSimulator {
  /** With the context path. */
  readonly url: string;
  readonly token: string;
  readonly username: string;
  readonly password: string;
  readonly faults: FaultRules<ConfluenceRequestKind>;
  readonly log: RequestLog<ConfluenceRequestKind>;
  readonly signIn: Pick<SignIn<object>, 'resetFailures' | 'revokeToken'>;
  /** What can be changed while it runs. */
  readonly world: Pick<ConfluenceWorld, 'administers' | 'companion' | 'hasPictureResource' | 'deafDetail'>;
  keyOf(person: Pick<CompanyPerson, 'index'>): string;
  /** What Confluence holds of a user, to look at and to change. */
  user(userKey: string): ConfluenceUser;
  /** The page that lists everyone. */
  readonly peopleUrl: string;
  /** Where colleagues look at somebody, by user name. */
  profileUrl(username: string): string;
  /** How many people show one, whoever brought it. */
  pictures(): number;
  /** Writes what it holds to its folder, if it has one; so does `close`. */
  keep(): void;
  close(): Promise<void>;
}

/** Serves the company as the users of a Confluence Data Center on 127.0.0.1, with Roster's companion in its ScriptRunner. */
export async function startConfluenceSimulator(given: ConfluenceSimulatorOptions): Promise<ConfluenceSimulator> {
  const options = optionsFrom(given);
  const users = openUsers(options);
  const faults = createFaultRules<ConfluenceRequestKind>();
  const log = createRequestLog<ConfluenceRequestKind>();
  const signIn = createSignIn<object>(options);
  const { administers, companion, hasPictureResource, port, latencyMillis, contextPath } = options;
  const world: ConfluenceWorld = { options, users, administers, companion, hasPictureResource, deafDetail: undefined };
  const answer = createAnswer(world, signIn);
  const server = await startSimulatorServer({ port, latencyMillis, faults, log, kindOf, answer });
  return {
    url: `${server.url}${contextPath}`,
    token: options.token,
    username: options.username,
    password: options.password,
    faults,
    log,
    signIn,
    world,
    keyOf: ({ index }) => userKeyAt(index),
    user: (userKey) => {
      const found = users.byKey(userKey);
      if (found === undefined) throw new Error(`There is no user ${userKey}.`);
      return found;
    },
    peopleUrl: server.url + peoplePath(world),
    profileUrl: (username) => server.url + profilePath(world, username),
    pictures: () => users.all().filter(({ picture }) => picture !== undefined).length,
    keep: () => users.keep(),
    close: async () => {
      await server.close();
      users.keep();
    },
  };
}

function createAnswer(world: ConfluenceWorld, signIn: SignIn<object>): (arrival: Arrival) => SimulatedAnswer {
  const { contextPath } = world.options;
  const limit = createRateLimit(world.options);
  return (arrival) => {
    if (!arrival.path.startsWith(`${contextPath}/`)) return { status: 302, headers: { Location: `${contextPath}/` } };
    const page = answerPage(world, arrival);
    if (page) return page;
    const visit = signIn.enter(arrival);
    if (visit !== undefined && 'status' in visit) return visit;
    const tooMany = limit.charge();
    if (tooMany) return tooMany;
    const match = matchRoute({ method: arrival.method, path: arrival.path.slice(contextPath.length) });
    if (match === undefined) return { status: 404, body: '<html><body>Page Not Found</body></html>' };
    const { route, params } = match;
    const answer = route.handler({ world, arrival, isKnown: visit !== undefined, params });
    return visit === undefined ? answer : signIn.leave(visit, arrival, answer);
  };
}
