import type { JsonObject } from './json.ts';

/** What came of trying a configured provider or target. */
export interface ProviderCheck {
  /** True when nothing that the settings need is missing. */
  readonly ok: boolean;
  readonly findings: readonly ProviderFinding[];
}

export interface ProviderFinding {
  readonly status: 'works' | 'warning' | 'missing';
  /** What was tried, e.g. `Read users`. */
  readonly subject: string;
  /** What came of it; for `missing`, what to do, in the provider's own words. */
  readonly message: string;
  /** The setting to correct, if one is to blame. */
  readonly setting?: string;
}

/** What an admin does in the provider's console before the settings can be filled in; shown beside the form. */
export interface ProviderGuide {
  /** In order, in the provider's own words. `copy`: a value to paste there. */
  readonly steps: readonly { readonly text: string; readonly copy?: string }[];
  /** What to grant, by the provider's own names. `optional`: needed only for what `for` says. */
  readonly permissions: readonly { readonly name: string; readonly for: string; readonly optional: boolean }[];
  /** Address of the provider's page about it. */
  readonly documentation: string;
}

/** Structured: ids, counts and durations only. */
export interface SessionLog {
  info(fields: JsonObject, sentence: string): void;
  warn(fields: JsonObject, sentence: string): void;
}
