import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowHosts } from './allowed-hosts.ts';
import { checkUrl } from './check-url.ts';
import { nextUrl } from './next-url.ts';
import { isPublicAddress } from './public-address.ts';

const isAllowed = allowHosts(['photos.corp.example', '127.0.0.1:8080', '169.254.169.254', 'metadata.google.internal']);
const check = (url: string) => checkUrl(new URL(url), isAllowed);

describe('checkUrl', () => {
  it.each([['https://img.example/a.jpg'], ['http://img.example/'], ['https://8.8.8.8/'], ['http://img.example:443/']])(
    'lets %s be asked if its name leads to public addresses',
    (url) => {
      expect(check(url)).toEqual({ may: 'public' });
    },
  );

  it.each([['https://photos.corp.example/a.jpg'], ['http://photos.corp.example:81/'], ['http://127.0.0.1:8080/']])(
    'lets %s be asked because an admin has named its host',
    (url) => {
      expect(check(url)).toEqual({ may: 'allowed' });
    },
  );

  it.each([
    ['ftp://img.example/a.jpg', 'not-http'],
    ['file:///etc/passwd', 'not-http'],
    ['javascript:alert(1)', 'not-http'],
    ['https://ann@img.example/', 'credentials'],
    ['https://:secret@photos.corp.example/', 'credentials'],
    ['http://127.0.0.1/', 'not-public'],
    ['http://127.1/', 'not-public'],
    ['http://2130706433/', 'not-public'],
    ['http://0x7f.0.0.1/', 'not-public'],
    ['http://0177.0.0.1/', 'not-public'],
    ['http://①②⑦.0.0.1/', 'not-public'],
    ['http://[::1]/', 'not-public'],
    ['http://[::ffff:10.0.0.1]/', 'not-public'],
    ['http://[fd00:ec2::254]/', 'not-public'],
    ['http://img.example:22/', 'port'],
    ['https://img.example:8443/', 'port'],
  ])('refuses %s (%s)', (url, refusal) => {
    expect(check(url)).toEqual({ may: 'nothing', refusal });
  });

  it('refuses what clouds tell their machines even if it is allowed by name', () => {
    const names = ['169.254.169.254', '[::ffff:a9fe:a9fe]', 'metadata.google.internal', 'METADATA.google.internal.'];
    for (const name of names) expect(check(`http://${name}/`)).toEqual({ may: 'nothing', refusal: 'not-public' });
  });

  it('lets no address through that is not public, however it is spelled', () => {
    const spellings = fc.constantFrom(
      (value: number) => String(value),
      (value: number) => `0x${value.toString(16)}`,
      (value: number) => `0${value.toString(8)}`,
      (value: number) => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.'),
      (value: number) => `${String(Math.floor(value / 2 ** 24))}.${String(value % 2 ** 24)}`,
    );
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), spellings, (value, spell) => {
        const url = new URL(`http://${spell(value)}/`);
        const { may } = checkUrl(url, () => false);
        expect(may).toBe(isPublicAddress(url.hostname) ? 'public' : 'nothing');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('nextUrl', () => {
  const next = (url: string, location: string | undefined) => {
    const found = nextUrl(new URL(url), location, isAllowed);
    return found instanceof URL ? found.href : found;
  };

  it('follows addresses that are relative, whole, and from clear to encrypted', () => {
    expect(next('https://a.example/x/y', '../z')).toBe('https://a.example/z');
    expect(next('https://a.example/x', '//b.example/z')).toBe('https://b.example/z');
    expect(next('http://a.example/x', 'https://b.example/z')).toBe('https://b.example/z');
  });

  it('does not leave encryption, except towards a host that an admin has named', () => {
    expect(next('https://a.example/x', 'http://a.example/x')).toBe('unencrypted-redirect');
    expect(next('https://a.example/x', 'http://photos.corp.example/x')).toBe('http://photos.corp.example/x');
  });

  it('knows a redirect that leads nowhere', () => {
    expect(next('https://a.example/x', undefined)).toBe('redirect-nowhere');
    expect(next('https://a.example/x', 'https://[/')).toBe('redirect-nowhere');
  });
});
