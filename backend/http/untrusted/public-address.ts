import ipaddr from 'ipaddr.js';

/**
 * Where clouds answer machines about themselves, credentials included. Most lie in ranges that are refused anyway; an
 * admin who allows a host does not mean these. 168.63.129.16 is Azure's, in a public range:
 * https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 */
const metadataAddresses: ReadonlySet<string> = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
]);

/** https://www.iana.org/assignments/ipv6-address-space: the only block from which public addresses are given. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** True for an address in the public internet and nothing else: what cannot be read is not public. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || isMetadataAddress(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return !(parsed instanceof ipaddr.IPv6) || (parsed.match(globalUnicast) && !isIsatap(parsed));
}

export function isMetadataAddress(address: string): boolean {
  return ipaddr.isValid(address) && metadataAddresses.has(ipaddr.process(address).toString());
}

/** RFC 5214: an IPv4 address of any range at the end of any prefix, reached through a tunnel. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return [0, 0x0200].includes(parts[4] ?? -1) && parts[5] === 0x5efe;
}
