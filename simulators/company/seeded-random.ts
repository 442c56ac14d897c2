/** Chance that can be repeated: the same keys always give the same draws. */
export interface SeededRandom {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** Weights need not add up to anything. */
  pickWeighted<T extends { readonly weight: number }>(choices: readonly T[]): T;
}

/** FNV-1a over the keys, then mulberry32: fast, and good enough for names and faces. */
export function seededRandom(...keys: readonly (string | number)[]): SeededRandom {
  let state = hashText(keys.join('|'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (choices) => at(choices, Math.floor(next() * choices.length)),
    pickWeighted: (choices) => weighted(choices, next()),
  };
}

export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let position = 0; position < text.length; position += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(position), 0x01000193);
  }
  return hash >>> 0;
}

/** A version-4-shaped id that is always the same for the same keys. Drawn twice: 32 bits alone would repeat among 100,000. */
export function seededUuid(...keys: readonly (string | number)[]): string {
  const draws = [seededRandom('low', ...keys), seededRandom('high', ...keys)];
  const [low = '', high = ''] = draws.map((random) => hexDigits(random) + hexDigits(random));
  return `${low.slice(0, 8)}-${high.slice(0, 4)}-4${low.slice(9, 12)}-a${high.slice(5, 8)}-${low.slice(12)}${high.slice(8)}`;
}

function hexDigits(random: SeededRandom): string {
  return Math.floor(random.next() * 4_294_967_296)
    .toString(16)
    .padStart(8, '0');
}

function at<T>(choices: readonly T[], position: number): T {
  const choice = choices[position];
  if (choice === undefined) throw new Error('There is nothing to pick from.');
  return choice;
}

function weighted<T extends { readonly weight: number }>(choices: readonly T[], draw: number): T {
  const total = choices.reduce((sum, choice) => sum + choice.weight, 0);
  let left = draw * total;
  for (const choice of choices) {
    left -= choice.weight;
    if (left < 0) return choice;
  }
  return at(choices, choices.length - 1);
}
