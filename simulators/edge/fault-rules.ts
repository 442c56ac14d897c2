import { setTimeout as pause } from 'node:timers/promises';
import { BrokenConnection } from './broken-connection.ts';
import type { SimulatedAnswer } from './simulated-answer.ts';

/** Something that goes wrong, instead of the answer that a request would get. */
export interface FaultRule<Kind extends string, Answer = SimulatedFault> {
  /** A regular expression is matched against path and query. */
  readonly on: Kind | 'any' | RegExp;
  /** How many requests it befalls; 1 unless said otherwise. */
  readonly times?: number;
  /** So many of them pass before. */
  readonly after?: number;
  readonly answer: Answer;
}

/** Rules in the order in which they were added, each until it is used up. */
export interface FaultBook<Kind extends string, Answer> {
  add(rule: FaultRule<Kind, Answer>): void;
  clear(): void;
  /** The answer of the rule that befalls this request, used up by asking. */
  take(kind: Kind, url: string): Answer | undefined;
}

interface ActiveRule<Kind extends string, Answer> {
  readonly rule: FaultRule<Kind, Answer>;
  toPass: number;
  toBefall: number;
}

export function createFaultBook<Kind extends string, Answer>(): FaultBook<Kind, Answer> {
  let rules: ActiveRule<Kind, Answer>[] = [];
  return {
    add: (rule) => rules.push({ rule, toPass: rule.after ?? 0, toBefall: rule.times ?? 1 }),
    clear: () => {
      rules = [];
    },
    take: (kind, url) => {
      const struck = rules.find((active) => strikes(active, kind, url));
      if (struck === undefined) return undefined;
      struck.toBefall -= 1;
      rules = rules.filter((active) => active.toBefall > 0);
      return struck.rule.answer;
    },
  };
}

function strikes<Kind extends string>(active: ActiveRule<Kind, unknown>, kind: Kind, url: string): boolean {
  const { on } = active.rule;
  const isConcerned = on instanceof RegExp ? on.test(url) : on === 'any' || on === kind;
  if (!isConcerned) return false;
  active.toPass -= 1;
  return active.toPass < 0;
}

/** `reset`: the connection breaks. `cut`: half of an answer, then it breaks. */
type SimulatedFault = SimulatedAnswer | 'reset' | 'cut' | { readonly delayMillis: number };

/** Faults that a test adds while a simulator runs. */
export interface FaultRules<Kind extends string> {
  add(rule: FaultRule<Kind>): void;
  clear(): void;
  /** What befalls this request, used up by asking; undefined: nothing, go on. Throws `BrokenConnection`. */
  befall(kind: Kind, url: string): Promise<SimulatedAnswer | undefined>;
}

export function createFaultRules<Kind extends string>(): FaultRules<Kind> {
  const book = createFaultBook<Kind, SimulatedFault>();
  return {
    add: (rule) => {
      book.add(rule);
    },
    clear: () => {
      book.clear();
    },
    befall: async (kind, url) => {
      const fault = book.take(kind, url);
      if (fault === 'reset' || fault === 'cut') throw new BrokenConnection(fault);
      if (fault === undefined || 'status' in fault) return fault;
      await pause(fault.delayMillis);
      return undefined;
    },
  };
}
