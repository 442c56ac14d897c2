import sharp from 'sharp';
import type { CompanyPerson } from './company-person.ts';
import { faceOf } from './face/face.ts';
import { faceSvg } from './face/face-svg.ts';

/** How much of what was drawn is kept for the next time, in this process. */
const keptBytes = 256 * 1024 * 1024;
const kept = new Map<string, Promise<Buffer>>();
let bytes = 0;

/** The picture of a person as JPEG, always the same for the same version and size. Drawn when first asked for. */
export function faceImage(person: CompanyPerson, pixels: number): Promise<Buffer> {
  const key = [person.id, person.picture?.version ?? 0, pixels].join('|');
  const known = kept.get(key);
  if (known !== undefined) return known;
  const drawn = draw(person, pixels);
  kept.set(key, drawn);
  void drawn.then((image) => {
    bytes += image.length;
    if (bytes < keptBytes) return;
    kept.clear();
    bytes = 0;
  });
  return drawn;
}

/** SVG lengths are at 72 dots per inch, so this density gives the wanted size without scaling pixels. */
function draw(person: CompanyPerson, pixels: number): Promise<Buffer> {
  const svg = Buffer.from(faceSvg(faceOf(person)));
  return sharp(svg, { density: (72 * pixels) / 400 })
    .resize(pixels, pixels)
    .jpeg({ quality: 88 })
    .toBuffer();
}
