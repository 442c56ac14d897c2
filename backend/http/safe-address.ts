const namesOfThisMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a URL's `hostname` means the machine that Roster runs on: what goes there needs no encryption. */
export function isThisMachine(hostname: string): boolean {
  return namesOfThisMachine.has(hostname);
}

/** Secrets may be sent to such an address: encrypted, or never leaving this machine; with nothing in it besides host and path. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  if (username !== '' || search !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
}
