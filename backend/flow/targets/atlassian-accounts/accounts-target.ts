import { systemClock, type Clock } from '../../../http/clock.ts';
import { checkOverHttp } from '../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import { inTurn } from '../../../http/in-turn.ts';
import {
  defineTarget,
  type PreflightAnswer,
  type StateReading,
  type Target,
  type TargetAcceptance,
  type TargetContext,
  type TargetRef,
  type TargetSession,
} from '../target.ts';
import { checkAccounts } from './accounts-check.ts';
import { createAccountsClient } from './accounts-client.ts';
import { throttleUntilReset } from '../../../http/throttle.ts';
import { accountsGuide } from './accounts-guide.ts';
import type { AccountsMeans } from './accounts-means.ts';
import { accountsSettings, type AccountsSettings } from './accounts-settings.ts';
import { createKeyProof } from './key-proof.ts';
import { applyChange, stateOf } from './people/apply-change.ts';
import { findAccounts } from './people/find-accounts.ts';
import { accountFields, lockedFields } from './people/profile-change.ts';
import { createPictureRoute, noRoute } from './people/send-picture.ts';

/** Managed accounts of an Atlassian organization. A test gives a `sleep` that does not wait. */
export function createAtlassianAccountsTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'atlassian-accounts',
    label: 'Atlassian accounts',
    description: 'Profile fields of the managed accounts of an organization that no directory fills.',
    guide: accountsGuide,
    capabilities: {
      fields: [
        { name: 'job_title', label: 'Job title', usualFrom: 'field:jobTitle' },
        { name: 'department', label: 'Department', usualFrom: 'field:department' },
        { name: 'organization', label: 'Organization', usualFrom: 'field:organization' },
        { name: 'location', label: 'Location', usualFrom: 'field:location' },
        { name: 'zoneinfo', label: 'Time zone', usualFrom: 'field:timezone' },
        { name: 'locale', label: 'Language', usualFrom: 'field:locale' },
        { name: 'nickname', label: 'Nickname' },
      ],
      manager: false,
      picture: 'bytes',
      matching: [
        { key: 'email', label: 'E-mail address', usualFrom: 'field:email' },
        { key: 'accountId', label: 'Atlassian account ID', usualFrom: 'property:Atlassian account ID' },
      ],
      removal: ['clear'],
    },
    settings: accountsSettings,
    open: (settings, context) => openSession({ settings, context, clock: { now: context.now, sleep } }),
  });
}

export const atlassianAccountsTarget = createAtlassianAccountsTarget();

interface Opening {
  readonly settings: AccountsSettings;
  readonly context: TargetContext;
  readonly clock: Clock;
}

/** Atlassian says when to wait, not how many it takes at a time. */
const atOnce = { inAll: 4, perKey: 4, keyOf: () => '' };

function openSession(opening: Opening): TargetSession {
  const { clock, context } = opening;
  const { reach, patienceSeconds } = context;
  const http = createHttpClient({ clock, reach, readThrottle: throttleUntilReset, maxWaitSeconds: patienceSeconds });
  const means = openMeans(opening, http);

  async function* each<Item, Answer>(
    items: readonly Item[],
    signal: AbortSignal,
    answer: (item: Item) => Promise<Answer>,
  ): AsyncIterable<Answer> {
    signal.throwIfAborted();
    if (items.length > 0) yield* inTurn(items, atOnce, answer);
  }

  return {
    check: (signal) =>
      checkOverHttp({ clock, reach, readThrottle: throttleUntilReset }, (http) =>
        checkAccounts(openMeans(opening, http), signal),
      ),
    accepts: (signal) => {
      signal.throwIfAborted();
      return Promise.resolve(acceptanceOf(means));
    },
    findPeople: (people, signal) =>
      findAccounts(
        people,
        { client: means.client, by: context.wants.matchBy === 'accountId' ? 'accountId' : 'email' },
        signal,
      ),
    preflight: (people, signal) => each(people, signal, (ref) => foresee(ref, means, signal)),
    readState: (people, signal) => each(people, signal, (ref) => readState(ref, means, signal)),
    apply: (changes, signal) => each(changes, signal, (change) => applyChange(change, means, signal)),
    close: () => http.close(),
  };
}

function openMeans({ settings, context, clock: { now } }: Opening, http: HttpClient): AccountsMeans {
  const client = createAccountsClient({ settings, http, now });
  const pictures = createPictureRoute(client, settings.avatarRoute);
  return { client, pictures, context, proveKey: createKeyProof(client) };
}

function acceptanceOf({ context: { wants }, pictures }: AccountsMeans): TargetAcceptance {
  return {
    fields: wants.fields.filter((name) => accountFields.some((field) => field === name)),
    manager: false,
    picture: wants.picture && pictures.isOn,
    creates: false,
    deactivates: false,
    leftOut: wants.picture && !pictures.isOn ? [{ field: 'picture', ...noRoute }] : [],
  };
}

async function foresee(
  { personId, remoteId }: TargetRef,
  means: AccountsMeans,
  signal: AbortSignal,
): Promise<PreflightAnswer> {
  await means.proveKey(signal);
  const rules = await means.client.rules(remoteId, signal);
  if (rules.status !== 'read') return { personId, ...rules };
  return { personId, status: 'may', locked: lockedFields(rules.value, means.context.wants.fields) };
}

async function readState(
  { personId, remoteId }: TargetRef,
  means: AccountsMeans,
  signal: AbortSignal,
): Promise<StateReading> {
  await means.proveKey(signal);
  const profile = await means.client.profile(remoteId, signal);
  if (profile.status === 'read') return { personId, status: 'read', state: stateOf(profile.value, means) };
  // Whoever may not be managed cannot be looked at either: somebody has to change something.
  if (profile.status !== 'refused') return { personId, ...profile };
  const failure = { reason: 'permission-missing', message: profile.message } as const;
  return { personId, status: 'failed', failure };
}
