import { describe, expect, it } from 'vitest';
import type { GraphAnswer } from '../entra-answer.ts';
import { photoAbsence, readPhotoBytes, readPhotoMetadata } from './photo-answer.ts';

const refused = (status: number, code?: string): GraphAnswer => ({
  status,
  code,
  body: code === undefined ? null : { error: { code } },
});

describe('photoAbsence', () => {
  it.each([['ImageNotFound'], ['ErrorEntityNotFound'], ['ErrorItemNotFound']])('takes a 404 %s for none', (code) => {
    expect(photoAbsence(refused(404, code))).toEqual({ is: 'none' });
  });

  it.each([[null], [undefined], [''], [{ error: { code: '', message: '' } }]])(
    'wants to know whether the person is there after a 404 with no more than %j',
    (body) => {
      expect(photoAbsence({ status: 404, body })).toEqual({ is: 'none-or-gone' });
    },
  );

  it('takes no page of a gateway for none', () => {
    expect(photoAbsence({ status: 404, body: '<h1>Not found</h1>' })).toMatchObject({ is: 'unreadable' });
  });

  it.each([
    [400, 'ErrorNonExistentMailbox', 'unexpected-answer'],
    [404, 'ErrorNonExistentMailbox', 'unexpected-answer'],
    [404, 'Request_ResourceNotFound', 'unexpected-answer'],
    [404, 'ErrorUserResolutionFailedUserDoesNotExist', 'unexpected-answer'],
    [404, 'ConsumerPhotoIsNotSupported', 'unexpected-answer'],
    [401, 'AuthenticationError', 'credentials-rejected'],
    [403, 'ErrorAccessDenied', 'permission-missing'],
    [429, 'TooManyRequests', 'rate-limited'],
    [500, 'UnknownError', 'unavailable'],
    [503, 'serviceNotAvailable', 'unavailable'],
    [400, undefined, 'unexpected-answer'],
  ])('never takes %i %s for none', (status, code, reason) => {
    expect(photoAbsence(refused(status, code))).toMatchObject({ is: 'unreadable', failure: { reason } });
  });
});

describe('readPhotoMetadata', () => {
  const metadata = (width: number, height = width): GraphAnswer => ({
    status: 200,
    body: { '@odata.mediaEtag': '"BA09D118"', id: `${String(width)}x${String(height)}`, width, height },
  });

  it('wants 360 pixels of a larger picture, and all of a smaller one', () => {
    expect(readPhotoMetadata(metadata(648))).toEqual({ is: 'there', tag: '"BA09D118"', size: '360x360' });
    expect(readPhotoMetadata(metadata(360))).toMatchObject({ size: '360x360' });
    expect(readPhotoMetadata(metadata(240))).toMatchObject({ size: 'largest' });
    expect(readPhotoMetadata(metadata(500, 96))).toMatchObject({ size: 'largest' });
  });

  it('takes the documented GIF of one pixel for none', () => {
    expect(readPhotoMetadata(metadata(1))).toEqual({ is: 'none' });
  });

  it('has no tag where Graph gives none', () => {
    expect(readPhotoMetadata({ status: 200, body: {} })).toEqual({ is: 'there', size: '360x360' });
  });

  it('cannot tell from something else', () => {
    expect(readPhotoMetadata({ status: 200, body: null })).toMatchObject({ is: 'unreadable' });
    expect(readPhotoMetadata(refused(404, 'ImageNotFound'))).toEqual({ is: 'none' });
  });
});

describe('readPhotoBytes', () => {
  it('decodes the bytes of a part', () => {
    const bytes = Uint8Array.from([255, 216, 255, 0, 62, 63]);
    const body = Buffer.from(bytes).toString('base64');
    expect(readPhotoBytes({ status: 200, body })).toEqual({ is: 'there', bytes: Buffer.from(bytes) });
  });

  it.each([[''], [null], [{ id: 'x' }]])('does not take %j for a picture, nor for none', (body) => {
    expect(readPhotoBytes({ status: 200, body })).toMatchObject({ is: 'unreadable' });
  });
});
