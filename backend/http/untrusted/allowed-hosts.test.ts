import { describe, expect, it } from 'vitest';
import { allowHosts, parseNamedHost } from './allowed-hosts.ts';

const allows = (host: string, url: string) => allowHosts([host])(new URL(url));

describe('a host that an admin names', () => {
  it.each([
    ['photos.corp.example', 'https://photos.corp.example/a.jpg'],
    ['photos.corp.example', 'http://photos.corp.example:8443/a.jpg'],
    ['Photos.Corp.Example', 'https://PHOTOS.corp.example./a.jpg'],
    ['photos.corp.example:8443', 'https://photos.corp.example:8443/'],
    ['photos.corp.example:443', 'https://photos.corp.example/'],
    ['photos.corp.example:80', 'http://photos.corp.example/'],
    ['localhost:8080', 'http://localhost:8080/'],
    ['10.1.2.3', 'http://10.1.2.3/'],
    ['127.0.0.1', 'http://2130706433/'],
    ['[::1]:8080', 'http://[0:0:0:0:0:0:0:1]:8080/'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
  ])('%s allows %s', (host, url) => {
    expect(allows(host, url)).toBe(true);
  });

  it.each([
    ['photos.corp.example', 'https://evil.photos.corp.example/'],
    ['photos.corp.example', 'https://photos.corp.example.evil.example/'],
    ['photos.corp.example:8443', 'https://photos.corp.example/'],
    ['photos.corp.example:80', 'https://photos.corp.example/'],
    ['10.1.2.3', 'http://10.1.2.30/'],
  ])('%s does not allow %s', (host, url) => {
    expect(allows(host, url)).toBe(false);
  });

  it.each([
    ['https://photos.example'],
    ['photos.example/path'],
    ['user@photos.example'],
    ['photos.example:0'],
    ['photos.example:70000'],
    ['a b'],
    ['::1'],
    [''],
  ])('is not %j', (text) => {
    expect(parseNamedHost(text)).toBeUndefined();
  });
});
