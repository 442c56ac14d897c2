import type { LdapClient } from '../ldap-client.ts';
import { isUnder } from '../protocol/dn.ts';
import { bytesOf, type LdapEntry, textOf, textsOf } from '../protocol/entry.ts';
import { guidToText } from '../protocol/guid.ts';

/** What differs between directories, as a value. Attribute names are in lower case where they are compared. */
export type Directory = ActiveDirectory | StandardDirectory;

export interface ActiveDirectory {
  readonly kind: 'active-directory';
  /** The domain that holds the base DN. */
  readonly namingContext: string;
  readonly controller: DomainController;
}

/** OpenLDAP, and others with `entryUUID` (RFC 4530). */
export interface StandardDirectory {
  readonly kind: 'standard';
  readonly namingContext: string;
  /** Grows with every change of an entry. `modifyTimestamp` counts whole seconds only. */
  readonly stampAttribute: 'entryCSN' | 'modifyTimestamp';
}

export interface DomainController {
  readonly dnsHostName: string;
  /** Names one incarnation of the controller's database; undefined when the bind account may not read it. */
  readonly invocationId: string | undefined;
  /** At the time of asking. 64 bits, so text. */
  readonly highestCommittedUsn: string;
}

const activeDirectoryCapability = '1.2.840.113556.1.4.800';
const rootDseAttributes = [
  'defaultNamingContext',
  'dnsHostName',
  'dsServiceName',
  'highestCommittedUSN',
  'namingContexts',
  'supportedCapabilities',
];

/** Finds out which kind of directory this is. Cheap: asked for anew by every operation, so that it is never out of date. */
export async function readDirectory(client: LdapClient, baseDn: string, signal: AbortSignal): Promise<Directory> {
  const rootDse = await client.readEntry('', rootDseAttributes, signal);
  const namingContext = namingContextOf(rootDse, baseDn);
  if (rootDse && textsOf(rootDse, 'supportedcapabilities').includes(activeDirectoryCapability)) {
    return { kind: 'active-directory', namingContext, controller: await readController(client, rootDse, signal) };
  }
  const base = await client.readEntry(baseDn, ['entryCSN', 'modifyTimestamp'], signal);
  const onlyTimestamp = base && !textOf(base, 'entrycsn') && textOf(base, 'modifytimestamp');
  return { kind: 'standard', namingContext, stampAttribute: onlyTimestamp ? 'modifyTimestamp' : 'entryCSN' };
}

function namingContextOf(rootDse: LdapEntry | undefined, baseDn: string): string {
  const contexts = rootDse ? textsOf(rootDse, 'namingcontexts') : [];
  const holding = contexts.filter((context) => context !== '' && isUnder(baseDn, context));
  return holding.reduce((longest, context) => (context.length > longest.length ? context : longest), '') || baseDn;
}

async function readController(client: LdapClient, rootDse: LdapEntry, signal: AbortSignal): Promise<DomainController> {
  const settingsDn = textOf(rootDse, 'dsservicename');
  const settings = settingsDn === undefined ? undefined : await client.readEntry(settingsDn, ['invocationId'], signal);
  const invocationId = settings && bytesOf(settings, 'invocationid');
  return {
    dnsHostName: textOf(rootDse, 'dnshostname') ?? client.server,
    invocationId: invocationId?.length === 16 ? guidToText(invocationId) : undefined,
    highestCommittedUsn: textOf(rootDse, 'highestcommittedusn') ?? '0',
  };
}
