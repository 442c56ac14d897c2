import { describe, expect, it } from 'vitest';
import { brokenPictureFixtures } from '../testing/broken-picture-fixtures.ts';
import { pictureFixtures } from '../testing/picture-fixtures.ts';
import { maxPictureBytes } from './unusable-picture.ts';
import { verifyPicture } from './verify-picture.ts';

/** A signature, and enough behind it to be taken seriously. */
function startingWith(text: string): Buffer {
  return Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(40)]);
}

describe('verifyPicture', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff', 'bmp'] as const)(
    'knows %s by its first bytes',
    async (format) => {
      expect(verifyPicture(await pictureFixtures[format]())).toEqual({ ok: true, format });
    },
  );

  it('knows a big-endian TIFF', () => {
    expect(verifyPicture(startingWith('MM\0*'))).toEqual({ ok: true, format: 'tiff' });
  });

  it('looks at the picture alone when it is part of something larger', async () => {
    const png = await pictureFixtures.png();
    const whole = Buffer.concat([Buffer.from('a header'), png, Buffer.from('a trailer')]);
    expect(verifyPicture(whole.subarray(8, 8 + png.length))).toEqual({ ok: true, format: 'png' });
    expect(verifyPicture(whole)).toMatchObject({ ok: false, outcome: 'not-an-image' });
  });

  it('refuses nothing at all', async () => {
    expect(verifyPicture(await brokenPictureFixtures.empty())).toMatchObject({ ok: false, outcome: 'empty' });
  });

  it('accepts 16 MiB and not a byte more', async () => {
    const picture = Buffer.alloc(maxPictureBytes + 1);
    (await pictureFixtures.jpeg()).copy(picture);
    expect(verifyPicture(picture)).toMatchObject({ ok: false, outcome: 'too-large' });
    expect(verifyPicture(picture.subarray(0, maxPictureBytes))).toEqual({ ok: true, format: 'jpeg' });
  });

  it.each([
    ['a web page', 'a web page', '<!DOCTYPE html><title>Sign in</title>'],
    ['a web page without a doctype', 'a web page', '  <html lang="en"><head></head></html>'],
    ['text', 'text', 'No picture for this user, sorry. '],
    ['a number in base64', 'text', '/9j/4AAQSkZJRgABAQAAAQABAAD'],
    ['a PDF', 'a PDF document', '%PDF-1.7\n%\xe2\xe3\xcf\xd3'],
    ['a video', 'a video', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
  ])('refuses %s and says what it is', (_name, called, start) => {
    const verified = verifyPicture(Buffer.from(start, 'latin1'));
    expect(verified).toMatchObject({ ok: false, outcome: 'not-an-image' });
    expect(verified.ok ? '' : verified.message).toContain(`is ${called}, not an image.`);
  });

  it('refuses unknown bytes', async () => {
    expect(verifyPicture(await brokenPictureFixtures.noise())).toMatchObject({ outcome: 'not-an-image' });
  });

  it.each([
    ['SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['JPEG XL', '\0\0\0\x0cJXL \r\n\x87\n'],
    ['JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n'],
    ['icon', '\0\0\x01\0\x01\0\x10\x10'],
    ['Photoshop', '8BPS\0\x01'],
  ])('refuses %s by its name and says what to use', (name, start) => {
    const verified = verifyPicture(startingWith(start));
    expect(verified).toMatchObject({ ok: false, outcome: 'unsupported' });
    expect(verified.ok ? '' : verified.message).toMatch(new RegExp(`“${name}”.*Use JPEG`));
  });

  it('takes a signature with nothing behind it for a damaged picture', () => {
    expect(verifyPicture(Buffer.from('\xff\xd8\xff\xe0', 'latin1'))).toMatchObject({ outcome: 'damaged' });
  });

  it('does not take text that begins with BM for a BMP', () => {
    expect(verifyPicture(Buffer.from('BMW 3 series, company car of the sales department'))).toMatchObject({
      outcome: 'not-an-image',
    });
  });
});
