import type { Connector } from '#contract/connectors.ts';
import { defaultPictures, defaultSafety } from '#contract/connectors.ts';
import type { Person, PersonLink, PersonSummary } from '#contract/people.ts';
import type { Run } from '#contract/runs.ts';
import type { CurrentSession, Role } from '#contract/session.ts';

/** A fixed id per number, so that a test can name its people. */
export function anId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const moment = '2026-11-20T08:00:00.000Z';

export function aSession(role: Role = 'admin', over: Partial<CurrentSession> = {}): CurrentSession {
  return { user: { id: anId(900), email: 'ada@example.com', name: 'Ada Admin', role }, personId: null, ...over };
}

export function aPersonSummary(over: Partial<PersonSummary> = {}): PersonSummary {
  return {
    id: anId(1),
    displayName: 'Ann Berg',
    email: 'ann.berg@example.com',
    active: true,
    fields: { jobTitle: 'Engineer', department: 'Research', phone: '+46 8 123 45' },
    picture: null,
    ...over,
  };
}

export function aPersonLink(over: Partial<PersonLink> = {}): PersonLink {
  return { id: anId(2), displayName: 'Maja Lind', jobTitle: 'Head of Research', picture: null, ...over };
}

export function aPerson(over: Partial<Person> = {}): Person {
  return {
    ...aPersonSummary(),
    userProperties: {},
    manager: null,
    managerChain: [],
    reports: [],
    origins: {},
    connectors: [],
    pictureOptOut: { chosen: false, mayChange: false },
    pictureRights: { upload: false, remove: false },
    ...over,
  };
}

export function aRun(over: Partial<Run> = {}): Run {
  return {
    id: anId(500),
    connectorId: anId(400),
    connectorName: 'Company directory',
    type: 'full',
    trigger: 'admin',
    status: 'succeeded',
    counts: {
      read: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      reactivated: 0,
      gone: 0,
      skipped: 0,
      failed: 0,
      pictures: { changed: 0, unchanged: 0, none: 0, failed: 0 },
    },
    waitingUntil: null,
    expected: null,
    createdAt: moment,
    startedAt: moment,
    finishedAt: null,
    problem: null,
    guard: [],
    startedBy: 'Ada Admin',
    undo: { possible: false },
    undoneBy: null,
    undoes: null,
    ...over,
  };
}

export function aConnector(over: Partial<Connector> = {}): Connector {
  return {
    id: anId(400),
    kind: 'ldap',
    name: 'Company directory',
    enabled: true,
    settings: {},
    scope: { groups: [], nestedGroups: true, filter: '', includeDisabled: false, includeGuests: false },
    pictures: defaultPictures,
    schedule: null,
    safety: defaultSafety,
    matching: { key: 'email' },
    priority: 100,
    fieldPriorities: {},
    lastRun: null,
    activeRun: null,
    nextRunAt: null,
    nextRuns: [],
    expiringSecrets: [],
    people: 0,
    pictureCount: 0,
    createdAt: moment,
    ...over,
  };
}
