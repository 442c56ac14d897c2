import sharp from 'sharp';
import type { CompanyPerson } from './company-person.ts';

/** The picture of a person as JPEG, always the same for the same version and size. Drawn when first asked for. */
export async function faceImage(person: CompanyPerson, pixels: number): Promise<Buffer> {
  const color = `hsl(${String((person.index * 47) % 360)} 50% 60%)`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${color}"/></svg>`;
  return sharp(Buffer.from(svg)).resize(pixels, pixels).jpeg().toBuffer();
}
