import { describe, expect, it } from 'vitest';
import { isDataUri, readDataUri } from './data-uri.ts';

const read = (address: string, maxBytes = 100) => {
  const content = readDataUri(address, maxBytes);
  return 'bytes' in content ? Buffer.from(content.bytes).toString('latin1') : content.problem;
};

describe('a data: URI', () => {
  it.each([
    ['data:image/png;base64,iVBORw==', '\x89PNG'],
    ['DATA:;BASE64,iVBORw', '\x89PNG'],
    ['data:image/png;name=a;base64 , iVBO\r\n Rw== ', '\x89PNG'],
    ['data:image/png;base64,iVBORw%3D%3D', '\x89PNG'],
    ['data:x;base64,-_-_', '\xfb\xff\xbf'],
    ['data:image/png,%89PNG%0d', '\x89PNG\r'],
    ['data:,a+b%2', 'a+b%2'],
    ['data:,', ''],
  ])('is read: %j', (address, bytes) => {
    expect(read(address)).toBe(bytes);
  });

  it.each([['data:image/png;base64'], ['data:image/png;base64,<html>'], ['data:;base64,iV=BORw']])(
    'is unreadable: %j',
    (address) => {
      expect(read(address)).toBe('unreadable');
    },
  );

  it('has a limit, counted in bytes', () => {
    expect(read(`data:,${'%41'.repeat(10)}`, 10)).toBe('A'.repeat(10));
    expect(read(`data:,${'%41'.repeat(11)}`, 10)).toBe('too-large');
    expect(read(`data:,${'A'.repeat(11)}`, 10)).toBe('too-large');
    expect(read(`data:;base64,${Buffer.alloc(10).toString('base64')}`, 10)).toHaveLength(10);
    expect(read(`data:;base64,${Buffer.alloc(11).toString('base64')}`, 10)).toBe('too-large');
  });

  it('is known by its first letters', () => {
    expect(isDataUri(' Data:,x')).toBe(true);
    expect(isDataUri('https://img.example/data:')).toBe(false);
  });
});
