/** Says whether an admin allows the host of a URL by name. */
export type IsAllowedHost = (url: URL) => boolean;

interface NamedHost {
  readonly hostname: string;
  /** Absent: every port. */
  readonly port: string | undefined;
}

/** The name as `URL` writes it, without the dot that may stand at the end of a full domain name. */
export function hostnameOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, '');
}

/** `name`, `name:port`, an IPv4 address or an IPv6 address in brackets. Undefined: it is neither. */
export function parseNamedHost(text: string): NamedHost | undefined {
  const match = /^(?<host>\[[\da-f:.]+\]|[^\s:/?#@[\]\\]+)(?::(?<port>\d{1,5}))?$/iu.exec(text.trim());
  const url = `http://${match?.groups?.['host'] ?? ''}`;
  if (!match || !URL.canParse(url)) return undefined;
  const port = match.groups?.['port'];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return undefined;
  return { hostname: hostnameOf(new URL(url)), port: port === undefined ? undefined : String(Number(port)) };
}

export function allowHosts(hosts: readonly string[]): IsAllowedHost {
  const named = hosts.flatMap((host) => parseNamedHost(host) ?? []);
  return (url) => {
    const hostname = hostnameOf(url);
    const port = url.port === '' ? defaultPorts[url.protocol] : url.port;
    return named.some((host) => host.hostname === hostname && (host.port === undefined || host.port === port));
  };
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };
