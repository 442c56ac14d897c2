import { sampleCompany } from '../../simulators/company/company.ts';
import type { ConfluenceSimulatorOptions } from '../../simulators/confluence-data-center/confluence-options.ts';
import {
  startConfluenceSimulator,
  type ConfluenceSimulator,
} from '../../simulators/confluence-data-center/confluence-simulator.ts';
import type { JsonObject } from '../flow/model/json.ts';
import { createConfluenceDataCenterTarget } from '../flow/targets/confluence-data-center/confluence-data-center-target.ts';
import type { ChangeAnswer, DesiredState, TargetRef, TargetSession, TargetWants } from '../flow/targets/target.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aDesiredState, aTargetContext } from './target-context.ts';

const never = new AbortController().signal;

/** A simulated Confluence, and sessions with it that wait on no clock. */
export interface ConfluenceWorldInTest extends AsyncDisposable {
  readonly confluence: ConfluenceSimulator;
  readonly clock: FakeClock;
  /** Users who are active, in the order of hiring: their e-mail addresses, names and keys. */
  readonly people: readonly { readonly email: string; readonly username: string; readonly key: string }[];
  open(parts?: ConfluenceOpening): TargetSession;
  /** Applies one change to one user, in a session of its own. */
  apply(
    parts: ConfluenceOpening & { readonly ref: TargetRef; readonly desired: Partial<DesiredState> },
  ): Promise<ChangeAnswer>;
}

export interface ConfluenceOpening {
  readonly settings?: JsonObject;
  readonly wants?: Partial<TargetWants>;
}

export async function startConfluenceWorld(
  options: Partial<ConfluenceSimulatorOptions> & { readonly size?: number } = {},
): Promise<ConfluenceWorldInTest> {
  const { size = 20, ...rest } = options;
  const company = sampleCompany({ people: size });
  const confluence = await startConfluenceSimulator({ company, ...rest });
  const clock = createFakeClock();
  const sessions: TargetSession[] = [];
  const open: ConfluenceWorldInTest['open'] = ({ settings = {}, wants = {} } = {}) => {
    const { url: baseUrl, token } = confluence;
    const context = aTargetContext({ now: clock.now, wants: { manager: false, matchBy: 'username', ...wants } });
    const session = createConfluenceDataCenterTarget(clock.sleep).open({ baseUrl, token, ...settings }, context);
    sessions.push(session);
    return session;
  };
  return {
    confluence,
    clock,
    people: company
      .people()
      .filter(({ active }) => active)
      .map((person) => {
        const key = confluence.keyOf(person);
        return { email: person.email, username: confluence.user(key).username, key };
      }),
    open,
    apply: async ({ ref, desired, ...opening }) => {
      const change = { ...ref, desired: aDesiredState(desired) };
      const [answer] = await Array.fromAsync(open(opening).apply([change], never));
      if (!answer) throw new Error('The session said nothing.');
      return answer;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(sessions.map((session) => session.close()));
      await confluence.close();
    },
  };
}
