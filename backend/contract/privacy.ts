import { z } from 'zod';
import { changeOutcome, pictureChange } from './runs.ts';
import { id, idParams, listOf, paging, timestamp } from './primitives.ts';
import { operation } from './operation.ts';

/**
 * `profile`: somebody's page or their card. `list`: a page of a list or of the org chart, of nobody in particular.
 * `picture`: somebody changed somebody else's picture. `issue`: people of an issue, beside it in Jira.
 */
export const accessKind = z.enum(['profile', 'list', 'export', 'picture', 'issue']);
export type AccessKind = z.infer<typeof accessKind>;

/** Who looked at whom: one line for each viewer, person, kind of access and day. */
export const personAccess = z.object({
  /** An e-mail address, a name where Atlassian shows no address, or the name of an API token. */
  viewer: z.string(),
  /** `account`: signed in to Roster. `atlassian`: inside Atlassian. `token`: a program. */
  viewerKind: z.enum(['account', 'atlassian', 'token']),
  /** `null`: nobody in particular. */
  person: z.object({ id, displayName: z.string() }).nullable(),
  what: accessKind,
  /** In UTC. */
  day: z.iso.date(),
  count: z.int(),
  lastAt: timestamp,
});
export type PersonAccess = z.infer<typeof personAccess>;

export const listAccesses = operation({
  id: 'listAccesses',
  method: 'get',
  path: '/api/accesses',
  summary: 'Who looked at whom, latest first',
  tag: 'Personal data',
  access: 'admin',
  query: paging.extend({
    /** Part of a viewer’s or a person’s name. */
    search: z.string().trim().max(200).default(''),
    what: accessKind.optional(),
  }),
  response: listOf(personAccess),
  status: 200,
});
export const listPersonAccesses = operation({
  id: 'listPersonAccesses',
  method: 'get',
  path: '/api/people/{id}/accesses',
  summary: 'Who looked at one person (for admins and the person themself), latest first',
  tag: 'Personal data',
  access: 'user',
  params: idParams,
  query: paging,
  response: listOf(personAccess),
  status: 200,
});

const values = z.record(z.string(), z.string());
const fieldChange = z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() });

/** Everything that Roster keeps of one person. */
export const personExport = z.object({
  format: z.literal('roster-person-export/1'),
  exportedAt: timestamp,
  site: z.string(),
  person: z.object({
    id,
    displayName: z.string(),
    email: z.string().nullable(),
    active: z.boolean(),
    /** By value key (`field:phone`, `property:Badge`), each with the name of the connector that it comes from. */
    values: z.array(z.object({ key: z.string(), value: z.string(), from: z.string().nullable() })),
    manager: z.object({ id, displayName: z.string() }).nullable(),
    /** Who reports to the person. */
    reports: z.array(z.object({ id, displayName: z.string() })),
    wantsNoPicture: z.boolean(),
    createdAt: timestamp,
    updatedAt: timestamp,
  }),
  /** The original files. */
  pictures: z.array(
    z.object({
      sha256: z.string(),
      contentType: z.string(),
      /** `shown`: at present. `own`: uploaded by or for the person. `connector`: brought by one. `earlier`: kept for the history. */
      as: z.array(z.enum(['shown', 'own', 'connector', 'earlier'])),
      base64: z.base64(),
    }),
  ),
  /** Addresses under which others can fetch the picture. One that is retired answers for seven days more. */
  photoAddresses: z.array(
    z.object({
      address: z.string(),
      since: timestamp,
      retiredAt: timestamp.nullable(),
      fetches: z.array(z.object({ method: z.string(), by: z.string(), lastAt: timestamp })),
    }),
  ),
  /** What each connector says of the person. */
  connectors: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      /** The provider's id of the person. */
      sourceId: z.string(),
      /** Other names by which the provider knows them. */
      references: z.array(z.string()),
      present: z.boolean(),
      active: z.boolean(),
      values,
      pictureSha256: z.string().nullable(),
      lastSeenAt: timestamp,
    }),
  ),
  /** What runs have done. */
  history: z.array(
    z.object({
      runId: id,
      at: timestamp,
      connector: z.string(),
      outcome: changeOutcome,
      fields: z.array(fieldChange),
      picture: pictureChange.shape.outcome.nullable(),
      because: z.string().nullable(),
    }),
  ),
  /** How the person stands at targets. */
  targets: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      status: z.string(),
      remoteId: z.string().nullable(),
      /** What Roster wrote there, and what it last read there. */
      wrote: z.json(),
      shows: z.json(),
      appliedAt: timestamp.nullable(),
    }),
  ),
  pushes: z.array(
    z.object({ pushId: id, at: timestamp, target: z.string(), outcome: z.string(), fields: z.array(fieldChange) }),
  ),
  atlassianAccounts: z.array(z.object({ accountId: z.string(), askedAt: timestamp, reportedAt: timestamp.nullable() })),
  /** What was done in Jira's issues for the person, or to make them the assignee. */
  issues: z.array(
    z.object({ at: timestamp, action: z.string(), outcome: z.string(), issueKey: z.string().nullable() }),
  ),
  /** Roster's own account of that e-mail address. */
  account: z
    .object({ email: z.string(), name: z.string(), role: z.string(), lastSignInAt: timestamp.nullable() })
    .nullable(),
  /** Who looked at the person. */
  accesses: z.array(personAccess.omit({ person: true })),
});
export type PersonExport = z.infer<typeof personExport>;

export const exportPerson = operation({
  id: 'exportPerson',
  method: 'get',
  path: '/api/people/{id}/export',
  summary: 'Everything that Roster keeps of one person (for admins and the person themself)',
  tag: 'Personal data',
  access: 'user',
  params: idParams,
  response: personExport,
  status: 200,
});

export const erasedPerson = z.object({
  erasureId: id,
  /** Roster's own account of the same e-mail address, which stays until an admin removes it. */
  account: z.object({ email: z.string() }).nullable(),
  targets: z.array(
    z.object({
      name: z.string(),
      /** `clear`, `deactivate`: within a minute, and again until it is done. `left`: what was written stays there. */
      does: z.enum(['clear', 'deactivate', 'left', 'nothing']),
    }),
  ),
  historyLines: z.int(),
  pictures: z.int(),
  photoAddresses: z.int(),
});
export type ErasedPerson = z.infer<typeof erasedPerson>;

export const erasePerson = operation({
  id: 'erasePerson',
  method: 'post',
  path: '/api/people/{id}/erase',
  summary: 'Erase a person for good: profile, pictures, history; runs do not bring them again',
  tag: 'Personal data',
  access: 'admin',
  params: idParams,
  body: z.object({
    /** The person’s e-mail address or name, as a proof that they are the one who is meant. */
    confirm: z.string().trim().min(1, 'Type the e-mail address or the name of the person.').max(320),
    /** Kept, so it should name nobody: the number of a request, for instance. */
    reason: z.string().trim().max(500).optional(),
    /** Also where a target’s own setting is to leave what was written. */
    clearTargets: z.boolean().default(false),
  }),
  response: erasedPerson,
  status: 200,
});

export const erasure = z.object({
  id,
  at: timestamp,
  by: z.string(),
  reason: z.string().nullable(),
  /** Targets that have not yet taken everything back. */
  waitingFor: z.array(z.string()),
  /** Since when connectors may bring the person again. */
  liftedAt: timestamp.nullable(),
  liftedBy: z.string().nullable(),
});
export type Erasure = z.infer<typeof erasure>;

export const listErasures = operation({
  id: 'listErasures',
  method: 'get',
  path: '/api/erasures',
  summary: 'Erasures of people, without who it was; newest first',
  tag: 'Personal data',
  access: 'admin',
  query: paging,
  response: listOf(erasure),
  status: 200,
});
export const liftErasure = operation({
  id: 'liftErasure',
  method: 'post',
  path: '/api/erasures/{id}/lift',
  summary: 'Let connectors bring the person again who was erased',
  tag: 'Personal data',
  access: 'admin',
  params: idParams,
  status: 204,
});

/** How Atlassian is told whose accounts Roster stores something about. */
export const accountReport = z.object({
  /** Roster is installed in an Atlassian site: there are accounts to report. */
  applies: z.boolean(),
  /** Accounts that Roster stores something about at present. */
  accounts: z.int(),
  last: z
    .object({
      startedAt: timestamp,
      finishedAt: timestamp.nullable(),
      reported: z.int(),
      /** Closed by their owners: what Roster had of the account was erased. */
      closed: z.int(),
      /** Changed: Atlassian was asked anew. */
      updated: z.int(),
      problem: z.string().nullable(),
    })
    .nullable(),
  nextAt: timestamp.nullable(),
  /** How often Atlassian wants to be told of each account. */
  cycleDays: z.number(),
});
export type AccountReport = z.infer<typeof accountReport>;

export const getAccountReport = operation({
  id: 'getAccountReport',
  method: 'get',
  path: '/api/account-report',
  summary: 'How the last report of Atlassian accounts went',
  tag: 'Personal data',
  access: 'admin',
  response: accountReport,
  status: 200,
});
