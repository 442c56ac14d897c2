import { describe, expect, it } from 'vitest';
import { parseReachable } from './reachable.ts';
import { anywhere, limitedReach } from './reach.ts';

const allows = (address: string, besides: readonly string[] = [], host = address, port = 443) =>
  limitedReach(() => besides).allows({ host, port, address });

describe('a limited reach', () => {
  it.each([
    '10.0.0.5',
    '127.0.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.5',
    '64:ff9b::a00:5',
  ])('ends before %s', (address) => {
    expect(allows(address)).toBe(false);
    expect(allows(address, [], 'public.example')).toBe(false);
  });

  it.each(['93.184.216.34', '2606:2800:220:1::1'])('takes in %s', (address) => {
    expect(allows(address)).toBe(true);
  });

  it.each([
    [['10.0.0.0/8'], true],
    [['10.0.0.5'], true],
    [['10.0.0.5:389'], true],
    [['LDAP.corp.example'], true],
    [['ldap.corp.example:389'], true],
    [['10.1.0.0/16'], false],
    [['ldap.corp.example:636'], false],
    [['corp.example'], false],
    [['fd00::/8'], false],
  ])('takes in what the operator names: %j, %s', (besides, expected) => {
    expect(allows('10.0.0.5', besides, 'ldap.corp.example.', 389)).toBe(expected);
    expect(allows('::ffff:10.0.0.5', besides, 'ldap.corp.example', 389)).toBe(expected);
  });

  it('never takes in what tells a machine about itself', () => {
    expect(allows('169.254.169.254', ['169.254.0.0/16', '169.254.169.254', 'metadata.corp.example'])).toBe(false);
  });

  it('is asked for what it takes in at each connection', () => {
    let besides: readonly string[] = [];
    const reach = limitedReach(() => besides);
    const connection = { host: '127.0.0.1', port: 4000, address: '127.0.0.1' };
    expect(reach.allows(connection)).toBe(false);
    besides = ['127.0.0.1:4000'];
    expect(reach.allows(connection)).toBe(true);
    expect(reach.allows({ ...connection, port: 4001 })).toBe(false);
  });
});

it('at home, everything is in reach', () => {
  expect(anywhere.allows({ host: '127.0.0.1', port: 1, address: '127.0.0.1' })).toBe(true);
});

it.each(['', 'https://a.example', '10.0.0.0/33', 'a b', 'a.example/16', 'a.example:0', '*'])(
  '%j names nothing',
  (text) => {
    expect(parseReachable(text)).toBeUndefined();
  },
);

it('an IPv6 address is one with and without brackets', () => {
  for (const text of ['fd00::1', '[fd00::1]', '[FD00::1]:636']) {
    expect(parseReachable(text)).toMatchObject({ kind: 'host', host: 'fd00::1' });
  }
});
