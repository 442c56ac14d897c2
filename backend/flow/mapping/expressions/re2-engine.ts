import { RE2JS } from 're2js';
import { compilePattern, type CompiledPattern } from '../re2.ts';

const compiled = new WeakMap<RegExp, CompiledPattern>();

/** JSONata parses `/…/` with the platform's RegExp, which never runs: its source is compiled for RE2, once. */
export function compileRegExp(source: RegExp): CompiledPattern {
  const known = compiled.get(source) ?? compilePattern(RE2JS.translateRegExp(source));
  compiled.set(source, known);
  return known;
}

type Match = (string | undefined)[] & { readonly index: number };

/** What JSONata asks of its `RegexEngine`: a global RegExp's `exec` and `lastIndex`. */
export class Re2Engine {
  lastIndex = 0;
  readonly #pattern: RE2JS;

  constructor(source: RegExp) {
    const pattern = compileRegExp(source);
    if (!pattern.ok) throw new Error(pattern.problem.message);
    this.#pattern = pattern.pattern;
  }

  exec(text: string): Match | null {
    const matcher = this.#pattern.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    this.lastIndex = matcher.end();
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? undefined);
    return Object.assign(groups, { index: matcher.start() });
  }
}
