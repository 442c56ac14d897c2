import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../errors/connector-error.ts';
import {
  defineTarget,
  type ChangeAnswer,
  type DesiredState,
  type FieldRefusal,
  type PersonFinding,
  type Refusal,
  type Target,
  type TargetCapabilities,
  type TargetChange,
  type TargetContext,
  type TargetRef,
  type TargetSession,
  type TargetState,
} from '../flow/targets/target.ts';

/** An account at the scripted target. */
export interface ScriptedAccount {
  readonly remoteId: string;
  state: TargetState;
  /** What no session knows of. */
  rest: string;
  refusal?: Refusal;
  failure?: ConnectorFailure;
  locked?: readonly FieldRefusal[];
  /** How it writes values in its own way. */
  spelling?: (value: string) => string;
}

export interface ScriptedTarget {
  readonly target: Target;
  readonly contexts: TargetContext[];
  /** Match values of people who were asked about, in order; and person ids whom something was really written to. */
  readonly found: string[];
  readonly written: string[];
  readonly read: string[];
  /** Match values, in the order in which they were created. */
  readonly created: string[];
  accounts: Map<string, ScriptedAccount>;
  put(matchValue: string, account?: Partial<Omit<ScriptedAccount, 'remoteId'>>): ScriptedAccount;
  /** Fields that are taken without complaint and not kept. */
  readonly deafFields: Set<string>;
  /** The fields that `accepts` leaves out. */
  readonly unaccepted: Set<string>;
  creates: boolean;
  deactivates: boolean;
  /** The next question of the kind throws this after so many answers. */
  failAfter(question: Question, answers: number, failure: ConnectorFailure): void;
  /** Called before each person is written; lets a test look, wait or stand still. */
  beforeWrite: (personId: string, signal: AbortSignal) => Promise<void>;
  /** Called with the bytes of each picture that is asked for. */
  onPicture: (bytes: Uint8Array | undefined) => void;
  shows(matchValue: string): TargetState;
}

type Question = 'check' | 'find' | 'apply' | 'read' | 'accepts';

const prefix = 'account-';

const usualCapabilities: TargetCapabilities = {
  fields: [
    { name: 'title', label: 'Title', usualFrom: 'field:jobTitle' },
    { name: 'department', label: 'Department', usualFrom: 'field:department' },
    { name: 'phone', label: 'Phone', usualFrom: 'field:phone' },
  ],
  properties: { maxNameLength: 40, namePattern: { source: '[A-Za-z]+', message: 'Letters only.' } },
  manager: true,
  picture: 'bytes',
  matching: [
    { key: 'email', label: 'E-mail address', usualFrom: 'field:email' },
    { key: 'badge', label: 'Badge number', usualFrom: 'property:Badge' },
  ],
  removal: ['clear', 'deactivate'],
};

/** A target in memory that does as the test says. */
export function createScriptedTarget(overrides: { kind?: string; capabilities?: Partial<TargetCapabilities> } = {}) {
  const capabilities = { ...usualCapabilities, ...overrides.capabilities };
  const faults: { question: Question; answers: number; failure: ConnectorFailure }[] = [];
  const account = (remoteId: string): ScriptedAccount | undefined =>
    scripted.accounts.get(remoteId.slice(prefix.length));

  async function* answering<Asked, Answer>(
    question: Question,
    asked: readonly Asked[],
    { answer, signal }: { answer: (one: Asked) => Promise<Answer> | Answer; signal: AbortSignal },
  ): AsyncIterable<Answer> {
    const at = faults.findIndex((fault) => fault.question === question);
    const fault = asked.length > 0 && at >= 0 ? faults.splice(at, 1)[0] : undefined;
    for (const [index, one] of asked.entries()) {
      signal.throwIfAborted();
      if (fault?.answers === index) throw new ConnectorError(fault.failure);
      yield await answer(one);
    }
    if (fault !== undefined && fault.answers >= asked.length) faults.unshift(fault);
    signal.throwIfAborted();
  }

  const find = (personId: string, value: string): PersonFinding => {
    scripted.found.push(value);
    const held = scripted.accounts.get(value);
    return held ? { personId, status: 'found', remoteId: held.remoteId } : { personId, status: 'none' };
  };

  const write = async (change: TargetChange, signal: AbortSignal): Promise<ChangeAnswer> => {
    const { personId, desired } = change;
    const known = change.remoteId === undefined ? create(desired) : account(change.remoteId);
    if (!known) return { personId, status: 'gone' };
    if (known.failure) return { personId, status: 'failed', failure: known.failure };
    if (known.refusal) return { personId, status: 'refused', ...known.refusal };
    const locked = known.locked ?? [];
    const next = stateAfter(known, desired, new Set([...locked.map(({ field }) => field), ...scripted.deafFields]));
    const answered = { personId, remoteId: known.remoteId, memo: { picture: desired.picture?.version ?? null } };
    const told = { ...answered, state: next, ...(locked.length > 0 && { notTaken: locked }) };
    if (change.remoteId !== undefined && isDeepStrictEqual(next, known.state)) return { ...told, status: 'alreadySo' };
    await scripted.beforeWrite(personId, signal);
    if (desired.picture && capabilities.picture === 'bytes') scripted.onPicture(await desired.picture.read(96));
    scripted.written.push(personId);
    known.state = next;
    return { ...told, status: 'applied' };
  };

  const create = (desired: DesiredState): ScriptedAccount => {
    scripted.created.push(desired.matchValue);
    return scripted.accounts.get(desired.matchValue) ?? scripted.put(desired.matchValue);
  };

  const open = (context: TargetContext): TargetSession => ({
    check: () => {
      const at = faults.findIndex(({ question }) => question === 'check');
      const fault = at >= 0 ? faults.splice(at, 1)[0] : undefined;
      return fault ? Promise.reject(new ConnectorError(fault.failure)) : Promise.resolve({ ok: true, findings: [] });
    },
    accepts: () => {
      const at = faults.findIndex(({ question }) => question === 'accepts');
      const fault = at >= 0 ? faults.splice(at, 1)[0] : undefined;
      if (fault) return Promise.reject(new ConnectorError(fault.failure));
      const leftOut = context.wants.fields.filter((name) => scripted.unaccepted.has(name));
      return Promise.resolve({
        fields: context.wants.fields.filter((name) => !scripted.unaccepted.has(name)),
        manager: true,
        picture: true,
        creates: scripted.creates,
        deactivates: scripted.deactivates,
        leftOut: leftOut.map((field) => ({ field, code: 'not-installed', message: `${field} needs the companion.` })),
      });
    },
    findPeople: (people, signal) =>
      answering('find', people, { answer: ({ personId, value }) => find(personId, value), signal }),
    preflight: (people, signal) =>
      answering('read', people, {
        answer: ({ personId, remoteId }: TargetRef) => {
          const held = account(remoteId);
          if (!held) return { personId, status: 'gone' as const };
          if (held.refusal) return { personId, status: 'refused' as const, ...held.refusal };
          return { personId, status: 'may' as const, locked: held.locked ?? [] };
        },
        signal,
      }),
    readState: (people, signal) =>
      answering('read', people, {
        answer: ({ personId, remoteId }: TargetRef) => {
          scripted.read.push(personId);
          const held = account(remoteId);
          return held
            ? { personId, status: 'read' as const, state: held.state }
            : { personId, status: 'gone' as const };
        },
        signal,
      }),
    apply: (changes, signal) => answering('apply', changes, { answer: (change) => write(change, signal), signal }),
    close: () => Promise.resolve(),
  });

  const scripted: ScriptedTarget = {
    target: defineTarget({
      kind: overrides.kind ?? 'scripted',
      label: 'Scripted',
      description: 'Does as the test says.',
      guide: { steps: [], permissions: [], documentation: 'https://target.example/' },
      capabilities,
      settings: z.object({
        address: z.string().default('there'),
        token: z.string().default('').meta({ writeOnly: true }),
      }),
      open: (_, context) => {
        scripted.contexts.push(context);
        return open(context);
      },
    }),
    contexts: [],
    found: [],
    written: [],
    read: [],
    created: [],
    accounts: new Map(),
    deafFields: new Set(),
    unaccepted: new Set(),
    creates: false,
    deactivates: false,
    put: (matchValue, parts = {}) => {
      const remoteId = `${prefix}${matchValue}`;
      const made = {
        remoteId,
        state: { fields: { nickname: null }, manager: null, picture: null },
        rest: 'x',
        ...parts,
      };
      scripted.accounts.set(matchValue, made);
      return made;
    },
    failAfter: (question, answers, failure) => void faults.push({ question, answers, failure }),
    beforeWrite: () => Promise.resolve(),
    onPicture: () => undefined,
    shows: (matchValue) => {
      const held = scripted.accounts.get(matchValue);
      if (!held) throw new Error(`There is no account of ${matchValue}.`);
      return held.state;
    },
  };
  return scripted;
}

function stateAfter(
  { state: before, spelling = (value) => value }: ScriptedAccount,
  desired: DesiredState,
  left: ReadonlySet<string>,
): TargetState {
  const fields = Object.entries(desired.fields)
    .filter(([name]) => !left.has(name))
    .map(([name, value]) => [name, value === null ? null : spelling(value)] as const);
  return {
    ...before,
    fields: { ...before.fields, ...Object.fromEntries(fields) },
    ...(desired.manager !== undefined && { manager: desired.manager?.remoteId ?? desired.manager?.email ?? null }),
    ...(desired.picture !== undefined && { picture: desired.picture?.version ?? null }),
    ...(desired.active !== undefined && { active: desired.active }),
  };
}
