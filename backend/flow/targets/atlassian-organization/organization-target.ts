import { systemClock, type Clock } from '../../../http/clock.ts';
import { checkOverHttp } from '../../../http/check-over-http.ts';
import { createHttpClient, type HttpClient } from '../../../http/http-client.ts';
import { inTurn } from '../../../http/in-turn.ts';
import { defineTarget, type Target, type TargetContext, type TargetRef, type TargetSession } from '../target.ts';
import { applyChange } from './people/apply-change.ts';
import { findUser } from './people/find-user.ts';
import { checkOrganization } from './organization-check.ts';
import { createOrganizationClient } from './organization-client.ts';
import { throttleUntilReset } from '../../../http/throttle.ts';
import { organizationGuide } from './organization-guide.ts';
import type { OrganizationMeans } from './organization-means.ts';
import { organizationSettings, type OrganizationSettings } from './organization-settings.ts';
import { stateOf } from './people/user-change.ts';
import { slotsOf } from './people/user-slots.ts';

/** People of an Atlassian organization, through its SCIM directory. A test gives a `sleep` that does not wait. */
export function createAtlassianOrganizationTarget(sleep: Clock['sleep'] = systemClock.sleep): Target {
  return defineTarget({
    kind: 'atlassian-organization',
    label: 'Atlassian organization',
    description: 'Photos and profile fields of managed accounts, through the SCIM directory of an organization.',
    guide: organizationGuide,
    capabilities: {
      fields: [
        { name: 'title', label: 'Job title', usualFrom: 'field:jobTitle' },
        { name: 'department', label: 'Department', usualFrom: 'field:department' },
        { name: 'organization', label: 'Organization', usualFrom: 'field:organization' },
        { name: 'timezone', label: 'Time zone', usualFrom: 'field:timezone' },
        { name: 'preferredLanguage', label: 'Language', usualFrom: 'field:locale' },
        { name: 'phone', label: 'Phone', usualFrom: 'field:phone' },
        { name: 'displayName', label: 'Display name' },
        { name: 'nickName', label: 'Nickname' },
      ],
      manager: true,
      picture: 'hosted-address',
      matching: [
        { key: 'userName', label: 'User name', usualFrom: 'field:email' },
        { key: 'externalId', label: 'External id', usualFrom: 'sourceId' },
      ],
      removal: ['clear', 'deactivate'],
    },
    settings: organizationSettings,
    open: (settings, context) => openSession({ settings, context, clock: { now: context.now, sleep } }),
  });
}

export const atlassianOrganizationTarget = createAtlassianOrganizationTarget();

interface Opening {
  readonly settings: OrganizationSettings;
  readonly context: TargetContext;
  readonly clock: Clock;
}

/** Atlassian does not publish how many requests a directory takes: this many at a time, and it says when to wait. */
const atOnce = { inAll: 4, perKey: 4, keyOf: () => '' };

function openSession(opening: Opening): TargetSession {
  const { clock, context } = opening;
  const { reach } = context;
  const http = createHttpClient({
    clock,
    reach,
    readThrottle: throttleUntilReset,
    maxWaitSeconds: context.patienceSeconds,
  });
  const means = openMeans(opening, http);
  const { client, slots } = means;

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
        checkOrganization(openMeans(opening, http), signal),
      ),
    accepts: (signal) => {
      signal.throwIfAborted();
      const { fields, manager, picture } = context.wants;
      const accepted = fields.filter((name) => name === 'phone' || slots.fields.has(name));
      const provisions = { creates: slots.provisions, deactivates: slots.provisions };
      return Promise.resolve({ fields: accepted, manager, picture, ...provisions, leftOut: [] });
    },
    findPeople: (people, signal) => each(people, signal, (person) => findUser(person, means, signal)),
    preflight: (people, signal) =>
      each(people, signal, async ({ personId, remoteId }: TargetRef) => {
        const reading = await client.read(remoteId, signal);
        return reading.status === 'read' ? { personId, status: 'may', locked: [] } : { personId, ...reading };
      }),
    readState: (people, signal) =>
      each(people, signal, async ({ personId, remoteId }: TargetRef) => {
        const reading = await client.read(remoteId, signal);
        if (reading.status !== 'read') return { personId, ...reading };
        return { personId, status: 'read', state: stateOf(reading.user, context.wants.fields, slots) };
      }),
    apply: (changes, signal) => each(changes, signal, (change) => applyChange(change, means, signal)),
    close: () => http.close(),
  };
}

function openMeans({ settings, context, clock: { now } }: Opening, http: HttpClient): OrganizationMeans {
  return {
    client: createOrganizationClient({ settings, http, now }),
    slots: slotsOf(settings),
    context,
    refusedAttributes: new Map(),
  };
}
