import type { Clock } from '../../../../http/clock.ts';
import { checkOverHttp } from '../../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../../http/http-client.ts';
import { inTurn } from '../../../../http/in-turn.ts';
import { applyProperty, documentIn, type PropertyMeans, refusals } from './property-apply.ts';
import { requestsAtOnce, withAccounts } from './property-batches.ts';
import { stateOf } from './property-document.ts';
import { watchFaults } from './property-faults.ts';
import { siteThrottle } from './property-limits.ts';
import type { PropertySite } from './property-site.ts';
import type {
  PersonFinding,
  PersonToFind,
  StateReading,
  TargetAcceptance,
  TargetContext,
  TargetRef,
  TargetSession,
  TargetWants,
} from '../../target.ts';

interface PropertyOpening {
  readonly context: TargetContext;
  readonly clock: Clock;
  readonly connect: (http: HttpClient) => PropertySite;
}

/** Keeps all fields of a person as one property of their account. */
export function openPropertySession({ context, clock, connect }: PropertyOpening): TargetSession {
  const { wants, patienceSeconds, reach } = context;
  const options = { clock, reach, readThrottle: siteThrottle() };
  const http = createHttpClient({ ...options, maxAttempts: 3, maxWaitSeconds: patienceSeconds });
  const site = connect(http);
  const means: PropertyMeans = { site, wants, faults: watchFaults() };
  return {
    check: (signal) => checkOverHttp(options, (hasty) => connect(hasty).check(signal)),
    accepts: () => Promise.resolve(acceptanceOf(wants)),
    findPeople: (people, signal) => findPeople(people, means, signal),
    preflight: (people, signal) =>
      withAccounts(people, { site, signal }, ({ personId }, account) => {
        if (account === undefined) return { personId, status: 'gone' };
        if (account.isApp) return { personId, status: 'refused', ...refusals.app };
        return { personId, status: 'may', locked: [] };
      }),
    readState: (people, signal) => readState(people, means, signal),
    apply: (changes, signal) =>
      withAccounts(changes, { site, signal }, (change, account) => applyProperty({ change, account }, means, signal)),
    close: () => http.close(),
  };
}

const acceptanceOf = ({ fields, manager, picture }: TargetWants): TargetAcceptance => ({
  fields,
  manager,
  picture: false,
  creates: false,
  deactivates: false,
  leftOut: picture
    ? [{ field: 'picture', code: 'no-pictures', message: 'Atlassian’s Cloud lets no app set the picture of a user.' }]
    : [],
});

async function* findPeople(
  people: readonly PersonToFind[],
  { site, wants }: PropertyMeans,
  signal: AbortSignal,
): AsyncGenerator<PersonFinding> {
  signal.throwIfAborted();
  if (wants.matchBy === 'accountId') {
    const asked = people.map(({ personId, value }) => ({ personId, remoteId: value }));
    yield* withAccounts(asked, { site, signal }, ({ personId }, account) =>
      findingOf(personId, account ? [account] : []),
    );
    return;
  }
  const limits = { inAll: requestsAtOnce, perKey: requestsAtOnce, keyOf: () => 'search' };
  yield* inTurn(people, limits, async ({ personId, value }) =>
    findingOf(personId, await site.withEmail(value, signal)),
  );
}

function findingOf(personId: string, found: readonly { readonly accountId: string }[]): PersonFinding {
  const [first, another] = found;
  if (first === undefined) return { personId, status: 'none' };
  if (another !== undefined) return { personId, status: 'several' };
  return { personId, status: 'found', remoteId: first.accountId };
}

function readState(
  people: readonly TargetRef[],
  { site, wants, faults }: PropertyMeans,
  signal: AbortSignal,
): AsyncGenerator<StateReading> {
  return withAccounts(people, { site, signal }, async ({ personId }, account): Promise<StateReading> => {
    if (account === undefined) return { personId, status: 'gone' };
    const reading = await site.read(account.accountId, signal);
    if (reading.status === 'failed') return faults.failed(personId, reading.failure);
    faults.passed();
    const document = documentIn(reading);
    return { personId, status: 'read', state: stateOf(document === 'foreign' ? undefined : document, wants) };
  });
}
