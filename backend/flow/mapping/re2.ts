import { RE2JS, RE2JSException } from 're2js';

export type CompiledPattern =
  { readonly ok: true; readonly pattern: RE2JS } | { readonly ok: false; readonly problem: PatternProblem };

export interface PatternProblem {
  readonly position: number;
  readonly message: string;
}

/** RE2 matches in linear time, so no admin's pattern and no person's value can stop a run. */
export function compilePattern(pattern: string, flags = 0): CompiledPattern {
  try {
    return { ok: true, pattern: RE2JS.compile(pattern, flags) };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { ok: false, problem: describe(pattern, error) };
  }
}

function describe(pattern: string, error: RE2JSException): PatternProblem {
  const input = 'input' in error && typeof error.input === 'string' ? error.input : '';
  const reason = 'error' in error && typeof error.error === 'string' ? error.error : error.message;
  const unsupported = /^(\(\?<?[=!]|\\[1-9])/.test(input);
  const message = unsupported
    ? `“${input}” cannot be used: look-around and back-references are not part of RE2.`
    : `The pattern is not valid: ${reason}${input === '' ? '' : ` at “${input}”`}.`;
  return { position: Math.max(0, pattern.indexOf(input)), message };
}
