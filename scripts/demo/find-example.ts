import type { DemoClient } from './demo-client.ts';
import type { PushedTarget } from './push-to-targets.ts';

/** Somebody to look at in every product. */
export interface DemoExample {
  readonly name: string;
  readonly email: string;
  readonly manager: string;
}

/** The first by name who has a picture and a manager, and has arrived everywhere. */
export async function findExample(
  client: DemoClient,
  targets: readonly PushedTarget[],
): Promise<DemoExample | undefined> {
  for (const { id, email, picture } of await client.listPeople()) {
    if (email === null || picture === null) continue;
    const { displayName, manager } = await client.getPerson(id);
    if (!manager) continue;
    const standings = await Promise.all(targets.map(({ view }) => client.findTargetPerson(view.id, id)));
    if (standings.every((standing) => standing?.status === 'applied' && standing.notTaken.length === 0)) {
      return { name: displayName, email, manager: manager.displayName };
    }
  }
  return undefined;
}
