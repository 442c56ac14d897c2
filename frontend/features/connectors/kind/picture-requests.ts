import type { SourceKind } from '#contract/connectors.ts';

type PictureRequests = SourceKind['capabilities']['pictureRequests'];

export interface PictureCost {
  /** A full run in which every picture is new. */
  readonly first: number;
  /** A full run in which one picture in a hundred is new. */
  readonly calm: number;
}

interface Crowd {
  readonly people: number;
  readonly pictures: number;
}

/** How many requests pictures take in a full run, rounded up. */
export function pictureCost(
  { perPerson, perChangedPicture }: PictureRequests,
  { people, pictures }: Crowd,
): PictureCost {
  const costOf = (changed: number) => Math.ceil(rounded(perPerson * people + perChangedPicture * changed));
  return { first: costOf(pictures), calm: costOf(Math.ceil(pictures / 100)) };
}

/** Without the dust of binary fractions, which would make 100 requests 101. */
function rounded(requests: number): number {
  return Math.round(requests * 1e6) / 1e6;
}
