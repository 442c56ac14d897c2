import type { Prisma } from '../database/client.ts';
import type { PushLineModel } from '../database/generated/models/PushLine.ts';
import type { TargetPersonModel } from '../database/generated/models/TargetPerson.ts';
import type { TargetCapabilities } from '../flow/targets/target.ts';
import { parsePush, type PushState } from '../sync/push/life/push-state.ts';
import { runPush } from '../sync/push/run-push.ts';
import { startPush, type StartPushRequest } from '../sync/push/life/start-push.ts';
import { storePeople, type StoredPerson } from './profile-builders.ts';
import { createScriptedTarget, type ScriptedTarget } from './scripted-target.ts';
import { createSyncWorld, type SyncWorld } from './sync-world.ts';

export interface PushWorld extends Omit<SyncWorld, 'work' | 'start' | 'people'> {
  readonly runs: SyncWorld;
  readonly scripted: ScriptedTarget;
  readonly targetId: string;
  /** Writes people straight into the directory, each with an account of that e-mail address at the target. */
  put(...people: readonly Person[]): Promise<readonly string[]>;
  /** Puts values of a person in place of what is there. */
  change(email: string, values: Readonly<Record<string, string>>): Promise<void>;
  /** Starts a push and works at it until it ends or its target wants to be left alone. */
  push(request?: Partial<StartPushRequest>): Promise<PushState>;
  start(request?: Partial<StartPushRequest>): Promise<string>;
  work(pushId: string): Promise<PushState>;
  /** How everyone stands, in the order of names. */
  standing(): Promise<readonly TargetPersonModel[]>;
  lines(pushId: string): Promise<readonly PushLineModel[]>;
  changeTarget(data: Prisma.TargetUpdateInput): Promise<void>;
}

interface Person extends Partial<StoredPerson> {
  readonly email: string;
  readonly title?: string;
  /** The target has no account of theirs. */
  readonly unknown?: boolean;
}

/** A site with people and one scripted target that takes title and department. */
export async function createPushWorld(capabilities: Partial<TargetCapabilities> = {}): Promise<PushWorld> {
  const runs = await createSyncWorld();
  const { parts, test, targets } = runs;
  const { database, siteId } = test;
  const scripted = createScriptedTarget({ capabilities });
  targets.set('scripted', scripted.target);
  const { id: targetId } = await database.target.create({ data: aTargetRow(siteId) });
  const never = new AbortController().signal;

  const start: PushWorld['start'] = (request = {}) =>
    startPush(parts, { siteId, targetId, type: 'full', trigger: 'admin', startedBy: 'Ada Admin', ...request });
  const work: PushWorld['work'] = async (pushId) => {
    await runPush(parts, pushId, never);
    const row = await database.push.findUnique({ where: { id: pushId } });
    if (!row) throw new Error('The push has left no trace.');
    return parsePush(row);
  };
  return {
    ...runs,
    ...{ runs, scripted, targetId, start, work },
    push: async (request) => work(await start(request)),
    put: async (...people) => {
      for (const { email, unknown = false } of people) if (!unknown) scripted.put(email);
      const stored = people.map(({ email, title, values = {}, displayName = email, ...rest }) => {
        const titled = title === undefined ? {} : { 'field:jobTitle': title };
        return { displayName, ...rest, values: { 'field:email': email, ...titled, ...values } };
      });
      return storePeople(database, siteId, stored);
    },
    change: async (email, values) => {
      await database.$executeRaw`
        update person set "values" = "values" || ${JSON.stringify(values)}::jsonb where email = ${email}`;
    },
    standing: () => database.targetPerson.findMany({ where: { targetId }, orderBy: { sortName: 'asc' } }),
    lines: (pushId) => database.pushLine.findMany({ where: { pushId }, orderBy: { sortName: 'asc' } }),
    changeTarget: async (data) => {
      await database.target.update({ where: { id: targetId }, data });
    },
  };
}

/** A target of the scripted kind that finds people by e-mail address. */
export function aTargetRow(siteId: string): Prisma.TargetUncheckedCreateInput {
  return {
    siteId,
    kind: 'scripted',
    name: 'Jira',
    enabled: true,
    settings: {},
    secrets: {},
    people: { connectors: [], inactive: false },
    fields: [
      { to: 'title', from: 'field:jobTitle', whenEmpty: 'clear' },
      { to: 'department', from: 'field:department', whenEmpty: 'keep' },
    ],
    manager: false,
    pictures: { send: false, whenMissing: 'keep' },
    matching: { by: 'email', from: 'field:email' },
    removal: 'leave',
    drift: { everyDays: null, repair: false },
    automatic: true,
  };
}
