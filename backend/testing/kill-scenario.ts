import type { ScriptedProvider } from './scripted-provider.ts';
import type { ScriptedTarget } from './scripted-target.ts';
import { quadrantPicture } from './quadrants.ts';

/** Where the worker that is to be killed comes to a stand by itself. Elsewhere a lock makes it. */
export type Stall = 'reading' | 'pictures' | 'pushing' | 'nowhere';

export const killedPeople = 12;

/** The same people for the worker that is killed and for the one that goes on. */
export async function fillProvider(provider: ScriptedProvider): Promise<void> {
  for (let number = 1; number <= killedPeople; number += 1) {
    const bytes = await quadrantPicture(48, 48, () => [number * 20, 90, 90])
      .jpeg()
      .toBuffer();
    provider.put(String(number).padStart(2, '0'), {
      attributes: {
        name: `Person ${number}`,
        mail: `person.${number}@example.com`,
        manager: String((number % killedPeople) + 1).padStart(2, '0'),
      },
      picture: { bytes, tag: `tag-${number}` },
    });
  }
}

/** Lets the provider stand still for ever in the middle of a step, and says when it does. */
export function stallAt(provider: ScriptedProvider, stall: Stall, stalled: () => void): void {
  const standStill = (): Promise<void> => {
    stalled();
    return new Promise(() => undefined);
  };
  if (stall === 'reading') provider.beforePage = (page) => (page === 3 ? standStill() : Promise.resolve());
  if (stall === 'pictures') provider.beforePicture = (id) => (id === '07' ? standStill() : Promise.resolve());
}

export const pushedPeople = 60;
/** In whose writing the worker that pushes stands still: answers up to the fiftieth are in the database by then. */
const stalledWrite = 55;

/** The accounts of the people to push, and for the worker that is killed the place where it stands still. */
export function fillTarget(target: ScriptedTarget, stall: Stall, stalled: () => void): void {
  for (let number = 0; number < pushedPeople; number += 1) target.put(`person.${number}@example.com`);
  target.beforeWrite = () => {
    if (stall !== 'pushing' || target.written.length < stalledWrite) return Promise.resolve();
    stalled();
    return new Promise(() => undefined);
  };
}
