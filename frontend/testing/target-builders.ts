import type { Push, PushLine } from '#contract/pushes.ts';
import type { TargetKind, TargetPerson, TargetView } from '#contract/targets.ts';
import { anId } from './builders.ts';

const moment = '2026-11-20T08:00:00.000Z';

export function aTarget(over: Partial<TargetView> = {}): TargetView {
  return {
    id: anId(700),
    kind: 'wall',
    name: 'Portrait wall',
    enabled: true,
    settings: {},
    people: { connectors: [], inactive: false },
    fields: [],
    manager: false,
    pictures: { send: false, whenMissing: 'keep' },
    matching: { by: 'badge', from: 'field:email' },
    removal: 'leave',
    drift: { everyDays: null, repair: false },
    automatic: true,
    expiringSecrets: [],
    pausedUntil: null,
    states: { applied: 0, pending: 0, refused: 0, failed: 0, drifted: 0 },
    refusals: [],
    activePush: null,
    lastPush: null,
    createdAt: moment,
    ...over,
  };
}

export function aTargetKind({ capabilities, ...over }: TargetKindChanges = {}): TargetKind {
  return {
    kind: 'wall',
    label: 'Wall',
    description: 'Portraits on a wall.',
    guide: {
      steps: [{ text: 'Find a wall.' }],
      permissions: [],
      documentation: 'https://paper.example/walls',
    },
    settingsSchema: {
      type: 'object',
      properties: {
        room: { type: 'string', title: 'Room' },
        key: { type: 'string', title: 'Key of the room', writeOnly: true },
      },
      required: ['room'],
    },
    ...over,
    capabilities: {
      fields: [
        { name: 'caption', label: 'Caption', usualFrom: 'field:jobTitle' },
        { name: 'extension', label: 'Extension' },
      ],
      properties: null,
      manager: true,
      picture: 'bytes',
      matching: [
        { key: 'badge', label: 'Badge', usualFrom: 'field:email' },
        { key: 'number', label: 'Number', usualFrom: 'sourceId' },
      ],
      removal: ['leave', 'clear'],
      ...capabilities,
    },
  };
}

type TargetKindChanges = Partial<Omit<TargetKind, 'capabilities'>> & {
  readonly capabilities?: Partial<TargetKind['capabilities']>;
};

export function aPush(over: Partial<Push> = {}): Push {
  return {
    id: anId(800),
    targetId: anId(700),
    targetName: 'Portrait wall',
    type: 'full',
    trigger: 'admin',
    startedBy: 'Ada Admin',
    runId: null,
    personId: null,
    repair: false,
    status: 'succeeded',
    counts: { applied: 0, alreadySo: 0, refused: 0, failed: 0, drifted: 0, wouldChange: 0, skipped: 0 },
    expected: null,
    leftOut: [],
    waitingUntil: null,
    pauses: 0,
    problem: null,
    createdAt: moment,
    startedAt: moment,
    finishedAt: moment,
    ...over,
  };
}

export function aPushLine(over: Partial<PushLine> = {}): PushLine {
  return { personId: anId(1), displayName: 'Ann Berg', outcome: 'applied', fields: [], ...over };
}

export function aTargetPerson(over: Partial<TargetPerson> = {}): TargetPerson {
  return {
    personId: anId(1),
    displayName: 'Ann Berg',
    status: 'applied',
    leaving: false,
    erased: false,
    remoteId: 'wall-1',
    notTaken: [],
    drift: [],
    attempts: 0,
    nextAttemptAt: null,
    appliedAt: moment,
    ...over,
  };
}
