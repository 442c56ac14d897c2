import type { Locator } from 'playwright-core';

/** How many pictures of a place in the page are there and hold an image, once all of them have come to something. */
export async function shownFaces(place: Locator): Promise<number> {
  const widths = await place.locator('img').evaluateAll((images: readonly ImageLike[]) =>
    Promise.all(
      images.map(async (image) => {
        image.loading = 'eager';
        await image.decode().catch(() => undefined);
        return image.naturalWidth;
      }),
    ),
  );
  return widths.filter((width) => width > 1).length;
}

/** What is used of an `HTMLImageElement`: these files are checked without the types of browsers. */
interface ImageLike {
  loading: string;
  readonly naturalWidth: number;
  decode(): Promise<void>;
}
