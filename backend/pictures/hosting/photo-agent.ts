import type { PhotoAgent } from '#contract/photos.ts';

const families: readonly (readonly [RegExp, PhotoAgent])[] = [
  // Atlassian does not publish what its photo sync calls itself: whatever names the company counts.
  [/\batlassian/i, 'atlassian'],
  [/^Roster\b/, 'roster'],
  [/^Mozilla\//, 'browser'],
  [/^(curl|wget)\b/i, 'command-line'],
];

/** Whose program it is, by what it says of itself. */
export function photoAgentOf(userAgent: string | undefined): PhotoAgent {
  return families.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? 'other';
}
