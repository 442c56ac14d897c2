import type { Attribute } from '#contract/connectors.ts';

/** A list that is longer is slow to show, and nobody reads it. */
const mostShown = 80;

interface MatchingAttributes {
  readonly shown: readonly Attribute[];
  /** How many match besides. */
  readonly more: number;
}

/** The attributes whose path or samples hold every word, the nearest first. */
export function matchingAttributes(attributes: readonly Attribute[], text: string): MatchingAttributes {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const matching = attributes.filter(({ path, samples }) => {
    const searched = `${path} ${samples.join(' ')}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
  const rank = ({ path }: Attribute) => {
    const lower = path.toLowerCase();
    if (lower === wanted) return -1;
    if (wanted === '' || lower.startsWith(wanted)) return 0;
    return lower.includes(wanted) ? 1 : 2;
  };
  const ordered = [...matching].sort((a, b) => rank(a) - rank(b));
  return { shown: ordered.slice(0, mostShown), more: Math.max(0, ordered.length - mostShown) };
}
