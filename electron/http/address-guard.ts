import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * IPv4 that no public server has: RFC 6890 and its later additions, with the metadata address of a large cloud that is
 * public by number only.
 */
const specialIpv4 = blockList('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);

/** All global unicast is in here; loopback, unique local, link-local, multicast and mapped addresses are not. */
const globalIpv6 = blockList('ipv6', ['2000::/3']);

/** Within it: protocol assignments with Teredo, documentation, 6to4, and the segment routing block. */
const specialIpv6 = blockList('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** An IPv6-only network reaches IPv4 through these; what counts is the IPv4 address in the last four bytes. */
const nat64 = blockList('ipv6', ['64:ff9b::/96']);

const loopbackIpv4 = blockList('ipv4', ['127.0.0.0/8']);
const loopbackIpv6 = blockList('ipv6', ['::1/128']);

function blockList(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix = ''] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** Whether a server on the public internet can have this address. What is no address at all is not public. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !specialIpv4.check(address, 'ipv4');
  // A scope (`fe80::1%eth0`) exists for link-local addresses only.
  if (isIP(address) !== 6 || address.includes('%')) return false;
  if (nat64.check(address, 'ipv6')) return isPublicAddress(embeddedIpv4(address));
  // No name server answers with an IPv4-mapped address, so those are refused with everything outside global unicast.
  return globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');
}

export function isLoopbackAddress(address: string): boolean {
  if (isIPv4(address)) return loopbackIpv4.check(address, 'ipv4');
  return isIP(address) === 6 && !address.includes('%') && loopbackIpv6.check(address, 'ipv6');
}

/** The last 32 bits of an address within `nat64`, which may be written in hexadecimal or with dots. */
function embeddedIpv4(address: string): string {
  // The URL parser knows every notation and answers the shortest: `64:ff9b::` and at most two groups.
  const canonical = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1) ?? '';
  const groups = (canonical.split('::')[1] ?? '').split(':');
  const [high = 0, low = 0] = ['0', ...groups].slice(-2).map((group) => Number.parseInt(group || '0', 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
