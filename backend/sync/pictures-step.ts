import { finishRun } from './finish-step.ts';
import type { RunContext } from './run-context.ts';
import type { RunState } from './run-state.ts';

export function bringPictures({ parts }: RunContext, run: RunState): Promise<RunState> {
  return finishRun(parts, run, { status: 'succeeded' });
}
