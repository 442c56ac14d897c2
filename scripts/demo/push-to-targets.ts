import { setTimeout as delay } from 'node:timers/promises';
import type { Push } from '#contract/pushes.ts';
import type { TargetView } from '#contract/targets.ts';
import type { DemoClient } from './demo-client.ts';
import type { DemoTarget } from './demo-targets.ts';

const lookEveryMs = 200;

export type ShownPush = Pick<Push, 'type' | 'counts' | 'problem' | 'startedAt' | 'finishedAt'>;

export interface PushedTarget {
  readonly target: DemoTarget;
  /** All since the demo began, those that followed its runs included. */
  readonly pushes: readonly ShownPush[];
  /** As it stands afterwards. */
  readonly view: Pick<TargetView, 'id' | 'name' | 'kind' | 'states' | 'refusals'>;
}

/** Creates the targets at the first start, and pushes to all at the same time. What is lost over there is put right. */
export function pushToTargets(
  client: DemoClient,
  targets: readonly DemoTarget[],
  since: Date,
): Promise<readonly PushedTarget[]> {
  return Promise.all(targets.map((target) => pushTo(client, target, since)));
}

async function pushTo(client: DemoClient, target: DemoTarget, since: Date): Promise<PushedTarget> {
  const { input } = target;
  const existing = (await client.listTargets()).find(({ name }) => name === input.name);
  const { id } = existing ?? (await client.createTarget({ ...input, enabled: true, automatic: true }));
  // A run that changed something is followed by a push of its own.
  if (existing?.activePush) await ended(client, existing.activePush.id);
  const push = await ended(client, await client.startPush(id, { type: 'full' }));
  if (existing && push.status === 'succeeded') {
    await ended(client, await client.startPush(id, { type: 'drift', repair: true }));
  }
  const pushes = (await client.listPushes(id)).filter(({ createdAt }) => Date.parse(createdAt) >= since.getTime());
  return { target, pushes, view: await client.getTarget(id) };
}

async function ended(client: DemoClient, pushId: string): Promise<Push> {
  for (;;) {
    const push = await client.getPush(pushId);
    if (push.status !== 'queued' && push.status !== 'working') return push;
    await delay(lookEveryMs);
  }
}
