import { describe, expect, it } from 'vitest';
import type { UntrustedAnswer } from '../../http/untrusted/untrusted-http.ts';
import { judgePhotoAnswers, type PhotoAnswers } from './judge-photo-answers.ts';

const url = new URL('https://photos.example/photos/abc.jpg');
const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3);

interface Given {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: Uint8Array | 'too-large';
}

function answered({ status = 200, headers = {}, body = bytes }: Given = {}): UntrustedAnswer {
  const all: Readonly<Record<string, string | undefined>> = {
    'content-type': 'image/jpeg',
    'content-length': '6',
    ...headers,
  };
  return { outcome: 'answered', url, response: { status, header: (name) => all[name], body } };
}

function judge(over: Partial<PhotoAnswers>) {
  return judgePhotoAnswers({ url, bytes, head: answered({ body: new Uint8Array() }), get: answered(), ...over });
}

function worst(over: Partial<PhotoAnswers>) {
  return judge(over).filter(({ status }) => status !== 'works');
}

describe('a photo as Atlassian would get it', () => {
  it('is right: HEAD and GET answer 200 with the JPEG that Roster serves', () => {
    expect(judge({}).map(({ status, subject }) => [status, subject])).toEqual([
      ['works', 'Address'],
      ['works', 'HEAD'],
      ['works', 'GET'],
    ]);
  });

  it('may have parameters in its content type', () => {
    const headers = { 'content-type': 'Image/JPEG; charset=binary' };
    expect(worst({ head: answered({ headers }), get: answered({ headers }) })).toEqual([]);
  });

  it.each([
    [
      301,
      { location: 'https://www.photos.example/photos/abc.jpg' },
      /redirected to www\.photos\.example \(301\).*at the address itself/,
    ],
    [302, { location: 'https://login.example/saml?from=x' }, /redirected to login\.example.*looks like a sign-in/],
    [302, { location: '/sign-in' }, /redirected elsewhere.*looks like a sign-in/],
    [401, {}, /401: the address asks for a sign-in/],
    [403, {}, /403: something forbids it/],
    [404, {}, /404: the photo is not found\. Pass everything under \/photos\//],
    [405, {}, /405: HEAD is not let through/],
    [429, {}, /429: too many requests/],
    [503, {}, /503: a server on the way fails/],
    [206, {}, /206\. Atlassian expects 200/],
  ])('is not with the status %i', (status, headers, message) => {
    expect(worst({ head: answered({ status, headers }) })).toEqual([
      { status: 'missing', subject: 'HEAD', message: expect.stringMatching(message) as string },
    ]);
  });

  it.each([
    ['text/html; charset=utf-8', /HTML page/],
    ['image/webp', /is image\/webp\. Atlassian expects image\/jpeg/],
    [undefined, /no Content-Type/],
  ])('is not with the content type %s', (type, message) => {
    expect(worst({ get: answered({ headers: { 'content-type': type } }) })).toEqual([
      { status: 'missing', subject: 'GET', message: expect.stringMatching(message) as string },
    ]);
  });

  it.each([
    [{ body: Buffer.from('<html>') }, 'missing', /is none/],
    [{ body: 'too-large' as const }, 'missing', /is none/],
    [{ body: Uint8Array.of(0xff, 0xd8, 0xff, 9) }, 'warning', /another than the one/],
    [{ headers: { 'content-length': undefined } }, 'warning', /Content-Length is missing/],
    [{ headers: { 'set-cookie': 'a=b' } }, 'warning', /sets a cookie/],
  ])('%o is %s', (given, status, message) => {
    expect(worst({ get: answered(given) })).toMatchObject([
      { status, message: expect.stringMatching(message) as string },
    ]);
  });

  it('is noticed when HEAD tells another length', () => {
    const [finding] = worst({ head: answered({ headers: { 'content-length': '0' } }) });
    expect(finding).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('is 0 instead of 6') as string,
    });
  });

  it('is not encrypted', () => {
    const [finding] = worst({ url: new URL('http://photos.example/photos/abc.jpg') });
    expect(finding).toMatchObject({ status: 'missing', subject: 'Address' });
  });

  it.each([
    ['not-public', /leads to a private address/],
    ['port', /has the port 8443/],
    ['not-http', /Correct the base URL/],
  ] as const)('cannot be asked for: %s', (refusal, message) => {
    const head: UntrustedAnswer = { outcome: 'refused', refusal, host: 'photos.example' };
    expect(worst({ url: new URL('https://photos.example:8443/photos/a.jpg'), head })).toEqual([
      { status: 'missing', subject: 'Reaching the address', message: expect.stringMatching(message) as string },
    ]);
  });

  it.each(['localhost', '10.0.0.4', '[::1]'])('is on this machine or network, whatever its port: %s', (name) => {
    const head: UntrustedAnswer = { outcome: 'refused', refusal: 'port', host: name };
    const [finding] = worst({ url: new URL(`https://${name}:3000/photos/a.jpg`), head });
    expect(finding?.message).toContain(`${name} leads to a private address`);
  });

  it('is not reached, which says what the connection said', () => {
    const head: UntrustedAnswer = { outcome: 'unanswered', message: 'There is no host.', passing: false };
    expect(worst({ head })).toMatchObject([{ status: 'missing', message: 'There is no host.' }]);
    expect(worst({ get: head })).toMatchObject([{ status: 'missing', message: 'There is no host.' }]);
  });
});
