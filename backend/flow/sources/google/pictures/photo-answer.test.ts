import { describe, expect, it } from 'vitest';
import { decodePhotoData, readPhoto } from './photo-answer.ts';

const refused = (status: number, message: string, reason = 'notFound') =>
  readPhoto({ status: 'refused', refusal: { status, message, reasons: [reason] } });

describe('photo data', () => {
  it.each([
    ['_-__', [0xff, 0xef, 0xff]],
    ['_9j_4AA*', [0xff, 0xd8, 0xff, 0xe0, 0x00]],
    ['_9j_4A**', [0xff, 0xd8, 0xff, 0xe0]],
    ['_9j_4A..', [0xff, 0xd8, 0xff, 0xe0]],
    ['/9j/4A==', [0xff, 0xd8, 0xff, 0xe0]],
    ['_9j_\n4AA', [0xff, 0xd8, 0xff, 0xe0, 0x00]],
  ])('%s is Google’s spelling of these bytes', (text, bytes) => {
    expect([...(decodePhotoData(text) ?? [])]).toEqual(bytes);
  });

  it.each(['<html>', '_9j_!', 'a=bc'])('%s is none', (text) => {
    expect(decodePhotoData(text)).toBeUndefined();
  });
});

describe('the answer about a photo', () => {
  it('has bytes and a version', () => {
    const body = { photoData: '_9j_4A**', etag: '"p9"', mimeType: 'JPEG', mood: 'fine' };
    expect(readPhoto({ status: 200, body })).toEqual({
      is: 'there',
      bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      etag: '"p9"',
    });
  });

  it.each([{}, { photoData: '' }, { photoData: '<html>' }, null])('is unreadable without a picture: %j', (body) => {
    expect(readPhoto({ status: 200, body }).is).toBe('unreadable');
  });

  it('says “none” only of a photo that is not there', () => {
    expect(refused(404, 'Resource Not Found: photo')).toEqual({ is: 'none' });
    expect(refused(404, 'Resource Not Found: userKey')).toMatchObject({
      is: 'unreadable',
      failure: { message: 'This person is no longer in Google Workspace.' },
    });
    expect(refused(404, 'Not Found').is).toBe('unreadable');
    expect(refused(403, 'Resource Not Found: photo', 'forbidden').is).toBe('unreadable');
    expect(refused(503, '', 'backendError')).toMatchObject({ is: 'unreadable', failure: { reason: 'unavailable' } });
  });
});
