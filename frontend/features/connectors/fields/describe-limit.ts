import type { Safety } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';

const texts = connectorsTexts.safety;

export type LimitName = keyof Safety;
export const limitNames: readonly LimitName[] = ['gone', 'disabled', 'blanked', 'unpictured'];

/** How many may be affected before a run is held. */
export function mostAllowed({ percent, atLeast }: Safety[LimitName], known: number): number {
  return Math.max(atLeast, Math.floor((known * percent) / 100));
}

/** A limit in words, with the numbers that it comes to. */
export function describeLimit(name: LimitName, limit: Safety[LimitName], known: number): string {
  if (!Number.isInteger(limit.percent) || !Number.isInteger(limit.atLeast)) return '';
  if (known === 0) return texts.unknown(name, limit.percent, limit.atLeast);
  const most = mostAllowed(limit, known);
  return most >= known ? texts.never(known) : texts.held(name, known, most);
}
