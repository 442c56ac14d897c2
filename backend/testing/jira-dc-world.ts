import sharp from 'sharp';
import { sampleCompany } from '../../simulators/company/company.ts';
import type { JiraSimulatorOptions } from '../../simulators/jira-data-center/jira-options.ts';
import { startJiraSimulator, type JiraSimulator } from '../../simulators/jira-data-center/jira-simulator.ts';
import type { JsonObject } from '../flow/model/json.ts';
import { createJiraDataCenterTarget } from '../flow/targets/jira-data-center/jira-data-center-target.ts';
import type {
  ChangeAnswer,
  DesiredPicture,
  DesiredState,
  TargetRef,
  TargetSession,
  TargetWants,
} from '../flow/targets/target.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aDesiredState, aTargetContext } from './target-context.ts';

const never = new AbortController().signal;

/** A simulated Jira, and sessions with it that wait on no clock. */
export interface JiraWorldInTest extends AsyncDisposable {
  readonly jira: JiraSimulator;
  readonly clock: FakeClock;
  /** Users who are active, in the order of hiring: their e-mail addresses and keys. */
  readonly people: readonly { readonly email: string; readonly key: string }[];
  open(parts?: JiraOpening): TargetSession;
  /** Applies one change to one user, in a session of its own. */
  apply(
    parts: JiraOpening & { readonly ref: TargetRef; readonly desired: Partial<DesiredState> },
  ): Promise<ChangeAnswer>;
}

export interface JiraOpening {
  readonly settings?: JsonObject;
  readonly wants?: Partial<TargetWants>;
}

export async function startJiraWorld(
  options: Partial<JiraSimulatorOptions> & { readonly size?: number } = {},
): Promise<JiraWorldInTest> {
  const { size = 20, ...rest } = options;
  const company = sampleCompany({ people: size });
  const jira = await startJiraSimulator({ company, ...rest });
  const clock = createFakeClock();
  const sessions: TargetSession[] = [];
  const open: JiraWorldInTest['open'] = ({ settings = {}, wants = {} } = {}) => {
    const { url: baseUrl, token } = jira;
    const context = aTargetContext({ now: clock.now, wants: { manager: false, ...wants } });
    const session = createJiraDataCenterTarget(clock.sleep).open({ baseUrl, token, ...settings }, context);
    sessions.push(session);
    return session;
  };
  return {
    jira,
    clock,
    people: company
      .people()
      .filter(({ active }) => active)
      .map((person) => ({ email: person.email, key: jira.keyOf(person) })),
    open,
    apply: async ({ ref, desired, ...opening }) => {
      const change = { ...ref, desired: aDesiredState(desired) };
      const [answer] = await Array.fromAsync(open(opening).apply([change], never));
      if (!answer) throw new Error('The session said nothing.');
      return answer;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(sessions.map((session) => session.close()));
      await jira.close();
    },
  };
}

const jpegs = new Map<number, Promise<Buffer>>();

/** A square JPEG, another one for another shade. */
export function squareJpeg(shade: number, pixels = 64): Promise<Buffer> {
  const key = shade * 1000 + pixels;
  const background = { r: (shade * 40) % 256, g: (shade * 90) % 256, b: 120 };
  const made =
    jpegs.get(key) ??
    sharp({ create: { width: pixels, height: pixels, channels: 3, background } })
      .jpeg()
      .toBuffer();
  jpegs.set(key, made);
  return made;
}

export const aPicture = (shade: number): DesiredPicture => ({
  version: `picture ${shade}`,
  read: (pixels) => squareJpeg(shade, pixels),
});
