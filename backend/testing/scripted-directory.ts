import {
  type LdapReply,
  type LdapRequest,
  type ScriptedLdapServer,
  startScriptedLdapServer,
} from './scripted-ldap-server.ts';

type Attributes = Readonly<Record<string, readonly (string | Buffer)[]>>;
type Answer = (request: LdapRequest, reply: LdapReply) => void;

export interface ScriptedDirectory {
  readonly kind?: 'standard' | 'active-directory';
  /** Beside what the server says of itself. */
  readonly rootDse?: Attributes;
  readonly invocationId?: Buffer;
  /** Searches for people or their ids; the first page is asked for without a cookie. */
  readonly people?: Answer;
  /** Reads of one entry, and searches that are not for people. Default: nothing found. */
  readonly other?: Answer;
  readonly bind?: Answer;
}

const dsServiceName = 'CN=NTDS Settings,CN=DC1,CN=Servers,DC=corp,DC=example';

const rootDseOf = {
  standard: { objectClass: ['OpenLDAProotDSE'], namingContexts: ['dc=example,dc=org'] },
  'active-directory': {
    supportedCapabilities: ['1.2.840.113556.1.4.800'],
    namingContexts: ['DC=corp,DC=example'],
    dnsHostName: ['dc1.corp.example'],
    dsServiceName: [dsServiceName],
    highestCommittedUSN: ['5000'],
  },
} as const;

/** A directory that takes every bind, says what kind it is, and misbehaves as the test wants. */
export function startScriptedDirectory(directory: ScriptedDirectory): Promise<ScriptedLdapServer> {
  const { kind = 'standard', rootDse = {}, invocationId = Buffer.alloc(16, 7), bind, people, other } = directory;
  return startScriptedLdapServer((request, reply) => {
    if (request.operation === 'bind' && bind) bind(request, reply);
    else if (request.operation === 'search') answerSearch(request, reply);
    else reply.done();
  });

  function answerSearch(request: LdapRequest, reply: LdapReply): void {
    if (request.dn === '') reply.entry('', { ...rootDseOf[kind], ...rootDse });
    else if (request.dn === dsServiceName) reply.entry(dsServiceName, { invocationId: [invocationId] });
    else if (people && isForPeople(request)) {
      people(request, reply);
      return;
    } else if (other) {
      other(request, reply);
      return;
    }
    reply.done();
  }
}

const isForPeople = ({ attributes, dn }: LdapRequest): boolean =>
  !dn.startsWith('CN=Deleted Objects') && (attributes.includes('entryUUID') || attributes.includes('objectGUID'));
