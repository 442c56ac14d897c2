import { z } from 'zod';
import { checkResult, connector, expiringSecret } from './connectors.ts';
import { profileFields } from './mapping.ts';
import { id, idParams, json, listOf, paging, timestamp } from './primitives.ts';
import { operation } from './operation.ts';
import { providerGuide } from './provider-guide.ts';
import { count, fieldChange, fieldRefusal, push, refusalCount } from './pushes.ts';

/** Names one value of a person: `field:phone`, `property:Cost centre`. The manager is no text: see `manager` of a target. */
export const valueKey = z
  .string()
  .max(210)
  .refine((key) => isValueKey(key), 'Choose a profile field or a user property.');

function isValueKey(key: string): boolean {
  if (key.startsWith('property:')) return key.length > 'property:'.length;
  return key !== 'field:manager' && profileFields.some((field) => key === `field:${field}`);
}

/** One field or property of the target, and what fills it. */
export const targetFieldRow = z.object({
  /** The target's own name of it. */
  to: z.string().trim().min(1, 'Name the field of the target.').max(255),
  from: valueKey,
  /** What happens at the target when the person has no such value. */
  whenEmpty: z.enum(['clear', 'keep']).default('clear'),
});
export type TargetFieldRow = z.infer<typeof targetFieldRow>;

const targetFields = z
  .array(targetFieldRow)
  .max(200)
  .check(({ value, issues }) => {
    value.forEach(({ to }, index) => {
      if (value.findIndex((row) => row.to === to) === index) return;
      const message = `“${to}” is filled by an earlier row.`;
      issues.push({ code: 'custom', input: to, path: [index, 'to'], message });
    });
  });

/** Whose people are pushed. */
export const targetPeople = z.object({
  /** Those whom one of these connectors has. Empty: everyone in the directory. */
  connectors: z.array(id).max(100).default([]),
  /** Whoever is disabled at the provider stays one of the target's people. Otherwise they leave it. */
  inactive: z.boolean().default(false),
});

/** How the target finds a person. */
export const targetMatching = z.object({
  /** One of the kind's matching keys, e.g. `userName`. */
  by: z.string().max(100),
  /** What is looked up: a value of the person, or the provider's own id of them. */
  from: z.union([z.literal('sourceId'), valueKey]),
});

export const targetPictures = z.object({
  send: z.boolean(),
  /** When the person has none (any more): leave what the target shows, or take away what Roster brought there. */
  whenMissing: z.enum(['keep', 'clear']),
});

/** Looking whether something was changed over there. */
export const targetDrift = z.object({
  /** `null`: only when an admin asks for it. */
  everyDays: z.int().min(1).max(90).nullable(),
  /** Put right what was changed, instead of only showing it. */
  repair: z.boolean(),
});

/** What happens at the target to whoever is no longer one of its people. */
export const targetRemoval = z.enum(['leave', 'clear', 'deactivate']);

export const targetPersonStatus = z.enum(['applied', 'pending', 'refused', 'failed', 'drifted']);
export type TargetPersonStatus = z.infer<typeof targetPersonStatus>;

export const targetPerson = z.object({
  personId: id,
  displayName: z.string(),
  status: targetPersonStatus,
  /** No longer one of the target's people: what Roster wrote is being taken back. */
  leaving: z.boolean(),
  /** Erased on request: all that is kept is whose account it was there, until what Roster wrote has been taken back. */
  erased: z.boolean(),
  /** The target's own id of them. */
  remoteId: z.string().nullable(),
  /** Why refused, or what failed. */
  code: z.string().optional(),
  message: z.string().optional(),
  /** Fields that the target did not take. */
  notTaken: z.array(fieldRefusal),
  /** Changed over there: what Roster wrote, and what is there. */
  drift: z.array(fieldChange),
  attempts: z.int(),
  nextAttemptAt: timestamp.nullable(),
  appliedAt: timestamp.nullable(),
});
export type TargetPerson = z.infer<typeof targetPerson>;

const targetInput = z.object({
  name: z.string().trim().min(1, 'Give the target a name.').max(100),
  enabled: z.boolean(),
  /** As the kind's JSON Schema says. A secret that is absent, or sent back as `{set: …}`, stays as it is. */
  settings: z.record(z.string(), json),
  people: targetPeople,
  fields: targetFields,
  manager: z.boolean(),
  pictures: targetPictures,
  matching: targetMatching,
  removal: targetRemoval,
  drift: targetDrift,
  /** A push follows each run that changed the directory. */
  automatic: z.boolean(),
});

export const target = targetInput.extend({
  id,
  kind: z.string(),
  /** Secrets read as `{set, expiresAt?}`. */
  settings: connector.shape.settings,
  /** Secrets that expire within thirty days, or have. */
  expiringSecrets: z.array(expiringSecret),
  pausedUntil: timestamp.nullable(),
  /** How many people stand how. */
  states: z.object({ applied: count, pending: count, refused: count, failed: count, drifted: count }),
  /** What the target refused or did not take, most people first: one line for each reason. */
  refusals: z.array(refusalCount),
  activePush: push.nullable(),
  /** The newest that has ended. */
  lastPush: push.nullable(),
  createdAt: timestamp,
});
export type TargetView = z.infer<typeof target>;

export const targetKind = z.object({
  kind: z.string(),
  label: z.string(),
  description: z.string(),
  guide: providerGuide,
  capabilities: z.object({
    fields: z.array(z.object({ name: z.string(), label: z.string(), usualFrom: z.string().optional() })),
    /** Whether it takes user properties under names of the admin's choice, and which names. */
    properties: z
      .object({
        maxNameLength: z.int(),
        namePattern: z.object({ source: z.string(), message: z.string() }).optional(),
      })
      .nullable(),
    manager: z.boolean(),
    picture: z.enum(['bytes', 'hosted-address', 'none']),
    matching: z.array(z.object({ key: z.string(), label: z.string(), usualFrom: z.string() })),
    removal: z.array(targetRemoval),
    warning: z.string().optional(),
  }),
  /** JSON Schema (2020-12) of `settings`; secret fields are `writeOnly`. */
  settingsSchema: z.record(z.string(), json),
});
export type TargetKind = z.infer<typeof targetKind>;

const described = { tag: 'Targets', access: 'admin' } as const;

export const listTargetKinds = operation({
  ...described,
  id: 'listTargetKinds',
  method: 'get',
  path: '/api/target-kinds',
  summary: 'Targets that Roster can write',
  response: listOf(targetKind),
  status: 200,
});
export const listTargets = operation({
  ...described,
  id: 'listTargets',
  method: 'get',
  path: '/api/targets',
  summary: 'Targets',
  response: listOf(target),
  status: 200,
});
export const createTarget = operation({
  ...described,
  id: 'createTarget',
  method: 'post',
  path: '/api/targets',
  summary: 'Add a target',
  /** What is left out is as usual for the kind; a new target is switched off unless said otherwise. */
  body: targetInput.partial().required({ name: true, settings: true }).extend({ kind: z.string() }),
  response: target,
  status: 201,
});
export const getTarget = operation({
  ...described,
  id: 'getTarget',
  method: 'get',
  path: '/api/targets/{id}',
  summary: 'One target',
  params: idParams,
  response: target,
  status: 200,
});
export const updateTarget = operation({
  ...described,
  id: 'updateTarget',
  method: 'patch',
  path: '/api/targets/{id}',
  summary: 'Change a target',
  params: idParams,
  body: targetInput.partial(),
  response: target,
  status: 200,
});
export const deleteTarget = operation({
  ...described,
  id: 'deleteTarget',
  method: 'delete',
  path: '/api/targets/{id}',
  summary: 'Forget a target; what was written there stays',
  params: idParams,
  status: 204,
});
export const checkTarget = operation({
  ...described,
  id: 'checkTarget',
  method: 'post',
  path: '/api/targets/{id}/check',
  summary: 'What works with these settings, and what is missing',
  params: idParams,
  /** Settings not yet saved; absent: the saved ones. */
  body: z.object({ settings: targetInput.shape.settings.optional() }),
  response: checkResult,
  status: 200,
});
export const checkNewTarget = operation({
  ...described,
  id: 'checkNewTarget',
  method: 'post',
  path: '/api/target-kinds/{kind}/check',
  summary: 'What works with settings that no target has yet',
  params: z.object({ kind: z.string() }),
  body: z.object({ settings: targetInput.shape.settings }),
  response: checkResult,
  status: 200,
});
export const listTargetPeople = operation({
  ...described,
  id: 'listTargetPeople',
  method: 'get',
  path: '/api/targets/{id}/people',
  summary: 'How each person stands at the target',
  params: idParams,
  query: paging.extend({
    status: targetPersonStatus.optional(),
    /** Of a refusal, of the person as a whole or of one of their fields. */
    code: z.string().max(100).optional(),
    search: z.string().trim().max(200).optional(),
    personId: id.optional(),
  }),
  response: listOf(targetPerson),
  status: 200,
});
