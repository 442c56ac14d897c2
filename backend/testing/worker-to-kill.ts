/** A worker in a process of its own, for tests that kill it: `node worker-to-kill.ts <database url> <kind> <stall>`. */
import { openJobBoard } from '../jobs/job-board.ts';
import { createJobHandlers } from '../jobs/job-handlers.ts';
import { startWorkers } from '../jobs/start-workers.ts';
import { openDatabase } from '../database/client.ts';
import { systemClock } from '../http/clock.ts';
import { fillProvider, fillTarget, stallAt, type Stall } from './kill-scenario.ts';
import { createScriptedProvider } from './scripted-provider.ts';
import { createScriptedTarget } from './scripted-target.ts';
import { createWorldParts } from './world-parts.ts';

const [databaseUrl = '', kind = '', stall = 'nowhere'] = process.argv.slice(2);
const provider = createScriptedProvider({ kind });
await fillProvider(provider);
const sayStalled = () => process.stdout.write('stalled\n');
stallAt(provider, stall as Stall, sayStalled);
const scripted = createScriptedTarget();
fillTarget(scripted, stall as Stall, sayStalled);

const log = { info: () => undefined, warn: () => undefined };
const board = await openJobBoard({ databaseUrl, works: true, log });
const sources = new Map([[kind, provider.source]]);
const targets = new Map([[scripted.target.kind, scripted.target]]);
const parts = createWorldParts({
  database: openDatabase(databaseUrl),
  sources,
  targets,
  queue: board.queue,
  clock: systemClock,
});
await startWorkers({
  board,
  handlers: createJobHandlers({
    ...parts,
    issues: board.issues,
    findReporter: () => Promise.resolve(undefined),
    findProduct: () => Promise.resolve(undefined),
  }),
  alone: false,
  log,
});
process.stdout.write('working\n');
