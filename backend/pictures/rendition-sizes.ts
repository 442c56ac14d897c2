import { pictureSizes } from '#contract/people.ts';

/** The sizes that Jira asks for, in pixels along a side. A rendition of another size is never kept. */
export type RenditionSize = (typeof pictureSizes)[number];

/** Made as soon as a picture arrives: what lists and profile pages show. The others are made when somebody first asks. */
export const immediateRenditionSizes = [16, 24, 32, 48, 96, 256] as const satisfies readonly RenditionSize[];

export const largestRenditionSize = 256 satisfies RenditionSize;

/** The smallest size that is not smaller than what is asked for; beyond all of them, the largest. */
export function nearestRenditionSize(pixels: number): RenditionSize {
  return pictureSizes.find((size) => size >= pixels) ?? largestRenditionSize;
}
