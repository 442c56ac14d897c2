import { setTimeout as pause } from 'node:timers/promises';
import { BrokenConnection } from './broken-connection.ts';
import type { SimulatedAnswer } from './simulated-answer.ts';

/** Something that goes wrong, instead of the answer that a request would get. */
export interface FaultRule<Kind extends string> {
  /** A regular expression is matched against path and query. */
  readonly on: Kind | 'any' | RegExp;
  /** How many requests it befalls; 1 unless said otherwise. */
  readonly times?: number;
  /** So many of them pass before. */
  readonly after?: number;
  /** `reset`: the connection breaks. `cut`: half of an answer, then it breaks. */
  readonly answer: SimulatedAnswer | 'reset' | 'cut' | { readonly delayMillis: number };
}

/** Faults that a test adds while a simulator runs. */
export interface FaultRules<Kind extends string> {
  add(rule: FaultRule<Kind>): void;
  clear(): void;
  /** What befalls this request, used up by asking; undefined: nothing, go on. Throws `BrokenConnection`. */
  befall(kind: Kind, url: string): Promise<SimulatedAnswer | undefined>;
}

interface ActiveRule<Kind extends string> {
  readonly rule: FaultRule<Kind>;
  toPass: number;
  toBefall: number;
}

export function createFaultRules<Kind extends string>(): FaultRules<Kind> {
  let rules: ActiveRule<Kind>[] = [];
  return {
    add: (rule) => rules.push({ rule, toPass: rule.after ?? 0, toBefall: rule.times ?? 1 }),
    clear: () => {
      rules = [];
    },
    befall: async (kind, url) => {
      const struck = rules.find((active) => strikes(active, kind, url));
      if (struck === undefined) return undefined;
      struck.toBefall -= 1;
      rules = rules.filter((active) => active.toBefall > 0);
      const { answer } = struck.rule;
      if (answer === 'reset' || answer === 'cut') throw new BrokenConnection(answer);
      if ('status' in answer) return answer;
      await pause(answer.delayMillis);
      return undefined;
    },
  };
}

function strikes<Kind extends string>(active: ActiveRule<Kind>, kind: Kind, url: string): boolean {
  const { on } = active.rule;
  const isConcerned = on instanceof RegExp ? on.test(url) : on === 'any' || on === kind;
  if (!isConcerned) return false;
  active.toPass -= 1;
  return active.toPass < 0;
}
