import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { sampleCompany } from './company.ts';
import type { CompanyPerson } from './company-person.ts';
import { faceImage } from './face-image.ts';

const people = sampleCompany({ people: 80 }).people();
const [someone] = people;

describe('a face', () => {
  test.each([48, 360, 648])('is a JPEG of %i pixels when that is asked for', async (pixels) => {
    const { format, width, height } = await sharp(await faceImage(personOf(someone), pixels)).metadata();
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: pixels, height: pixels });
  });

  test('is the same each time for the same picture', async () => {
    const person = personOf(someone);
    const [one, again] = await Promise.all([faceImage(person, 96), faceImage({ ...person }, 96)]);
    expect(again.equals(one)).toBe(true);
  });

  test('looks different in a new picture', async () => {
    const person = personOf(someone);
    const renewed = { ...person, picture: { version: 9, pixels: 648 } };
    expect(difference(await fromAfar(person), await fromAfar(renewed))).toBeGreaterThan(4);
  });

  test('looks different from everyone else’s', async () => {
    const seen = await Promise.all(people.slice(0, 40).map(fromAfar));
    const distances = seen.flatMap((one, at) => seen.slice(at + 1).map((other) => difference(one, other)));
    expect(Math.min(...distances)).toBeGreaterThan(4);
  });
});

/** Mean difference of the channels. */
function difference(one: Buffer, other: Buffer): number {
  return one.reduce((sum, channel, at) => sum + Math.abs(channel - (other[at] ?? 0)), 0) / one.length;
}

async function fromAfar(person: CompanyPerson): Promise<Buffer> {
  return sharp(await faceImage(person, 48))
    .resize(24, 24)
    .removeAlpha()
    .raw()
    .toBuffer();
}

function personOf(person: CompanyPerson | undefined): CompanyPerson {
  if (person === undefined) throw new Error('The company has nobody.');
  return person;
}
