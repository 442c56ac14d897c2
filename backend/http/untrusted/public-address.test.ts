import fc from 'fast-check';
import { BlockList } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isMetadataAddress, isPublicAddress } from './public-address.ts';

/** https://www.iana.org/assignments/iana-ipv4-special-registry: what is not globally reachable, and multicast. */
const notGlobalIpv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** https://www.iana.org/assignments/iana-ipv6-special-registry, within 2000::/3. */
const notGlobalIpv6 = [
  ['2001::', 32, 'Teredo'],
  ['2001:2::', 48, 'benchmarking'],
  ['2001:10::', 28, 'ORCHID'],
  ['2001:20::', 28, 'ORCHIDv2'],
  ['2001:db8::', 32, 'documentation'],
  ['2002::', 16, '6to4'],
  ['3fff::', 20, 'documentation'],
] as const;

const ipv4 = fc.tuple(...[0, 1, 2, 3].map(() => fc.nat(255))).map((octets) => octets.join('.'));
const ipv6 = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 });
const spell = (parts: readonly number[]) => parts.map((part) => part.toString(16)).join(':');
const inHex = (address: string) => {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return spell([a * 256 + b, c * 256 + d]);
};

describe('isPublicAddress', () => {
  it.each([
    ['8.8.8.8'],
    ['1.1.1.1'],
    ['172.15.255.255'],
    ['172.32.0.1'],
    ['100.63.255.255'],
    ['223.255.255.254'],
    ['2606:4700:4700::1111'],
    ['2a00:1450:4001:81b::200e'],
  ])('takes %s for public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['unspecified', '0.0.0.0'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['link-local', '169.254.1.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['unique local', 'fd12:3456::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['discard', '100::1'],
    ['IPv4-mapped, of a public address too', '::ffff:8.8.8.8'],
    ['IPv4-compatible', '::10.0.0.1'],
    ['6to4', '2002:a00:1::1'],
    ['NAT64', '64:ff9b::a00:1'],
    ['local NAT64', '64:ff9b:1::a00:1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['ISATAP', '2606:4700::5efe:a00:1'],
    ['ISATAP with a public address', '2606:4700::200:5efe:808:808'],
    ['nothing at all', ''],
    ['a name', 'localhost'],
  ])('takes no %s address for public (%s)', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('lets no IPv4 address through that is not globally reachable, and every other but for a cloud’s', () => {
    const blocked = new BlockList();
    for (const range of [...notGlobalIpv4, '192.31.196.0/24', '192.52.193.0/24', '192.175.48.0/24']) {
      const [network = '', prefix = ''] = range.split('/');
      blocked.addSubnet(network, Number(prefix));
    }
    const near = fc.tuple(fc.constantFrom(...notGlobalIpv4), ipv4).map(([range, other]) => {
      const kept = Math.floor(Number(range.split('/')[1]) / 8);
      return [...range.split('.').slice(0, kept), ...other.split('.').slice(kept)].join('.');
    });
    fc.assert(
      fc.property(fc.oneof(ipv4, near), (address) => {
        expect(isPublicAddress(address)).toBe(!blocked.check(address) && !isMetadataAddress(address));
      }),
      { numRuns: 5000 },
    );
  });

  it('lets no IPv6 address through outside of the block of public ones, nor of a special range within', () => {
    const special = new BlockList();
    for (const [network, prefix] of notGlobalIpv6) special.addSubnet(network, prefix, 'ipv6');
    const near = fc.tuple(fc.constantFrom(...notGlobalIpv6), ipv6).map(([[network], parts]) => {
      const prefix = network.split(':').filter((part) => part !== '');
      return [...prefix.map((part) => Number.parseInt(part, 16)), ...parts.slice(prefix.length)];
    });
    fc.assert(
      fc.property(fc.oneof(ipv6, near), (parts) => {
        const address = spell(parts);
        const isOutside = Math.floor((parts[0] ?? 0) / 0x2000) !== 1;
        if (isOutside || special.check(address, 'ipv6')) expect(isPublicAddress(address)).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it('lets no IPv6 form of any IPv4 address through', () => {
    fc.assert(
      fc.property(ipv4, (address) => {
        const hex = inHex(address);
        const forms = [`::ffff:${address}`, `::ffff:0:${hex}`, `::${hex}`, `64:ff9b::${hex}`, `2002:${hex}::1`];
        for (const form of [...forms, `2001:0:1:2:3:4:${hex}`]) expect(isPublicAddress(form), form).toBe(false);
      }),
    );
  });
});

describe('isMetadataAddress', () => {
  it.each([
    ['169.254.169.254'],
    ['::ffff:169.254.169.254'],
    ['fd00:ec2::254'],
    ['fd00:0ec2:0:0:0:0:0:254'],
    ['168.63.129.16'],
    ['100.100.100.200'],
  ])('knows %s, which is not public either', (address) => {
    expect(isMetadataAddress(address)).toBe(true);
    expect(isPublicAddress(address)).toBe(false);
  });

  it('leaves private addresses to the admin', () => {
    expect(['10.0.0.1', '127.0.0.1', 'fd00::1', 'photos'].some(isMetadataAddress)).toBe(false);
  });
});
