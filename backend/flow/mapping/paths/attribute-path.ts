/** A parsed attribute path. Positions count UTF-16 units from the start of its text. */
export interface AttributePath {
  readonly text: string;
  readonly steps: readonly PathStep[];
}

export type PathStep = NameStep | IndexStep | FilterStep;

export interface NameStep {
  readonly kind: 'name';
  readonly name: string;
  readonly position: number;
}

/** `[0]`; a negative index counts from the end. */
export interface IndexStep {
  readonly kind: 'index';
  readonly index: number;
}

/** `[type=work]` takes every element that matches, Okta's `^[primary==true]` the first one. */
export interface FilterStep {
  readonly kind: 'filter';
  readonly name: string;
  readonly value: string;
  readonly takes: 'all' | 'first';
}

export interface PathProblem {
  readonly position: number;
  readonly message: string;
  /** The whole path as it was probably meant. */
  readonly suggestion?: string;
}

/** Where parsing has got to. */
export interface PathReading {
  readonly text: string;
  readonly steps: PathStep[];
  at: number;
}

const neverFollowed = new Set(
  ['prototype', ...Object.getOwnPropertyNames(Object.prototype)].map((name) => name.toLowerCase()),
);

/** `__proto__`, `constructor` and their like: what every object has without a provider having sent it. */
export function isNeverFollowed(name: string): boolean {
  return neverFollowed.has(name.toLowerCase());
}

/** Why a name is refused wherever it stands in a path. */
export function refuseName(name: string, position: number): PathProblem | undefined {
  return isNeverFollowed(name) ? { position, message: `“${name}” is not the name of an attribute.` } : undefined;
}

/** The attribute names of a path without indexes and filters: `phones[0].value` → `phones`, `value`. */
export function namesOf(path: AttributePath): string[] {
  return path.steps.flatMap((step) => (step.kind === 'name' ? [step.name] : []));
}

const plainName = /^[\p{L}\p{N}_$@-]+$/u;

/** A path of names alone, each in brackets and quotes where it has to be. */
export function formatNames(names: readonly string[]): string {
  return names.reduce((path, name) => `${path}${formatName(name, path === '')}`, '');
}

export function formatName(name: string, first: boolean): string {
  if (plainName.test(name)) return first ? name : `.${name}`;
  return `["${name.replace(/["\\]/g, '\\$&')}"]`;
}
