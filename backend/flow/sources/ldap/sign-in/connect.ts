import { BindRequest, ExtendedRequest } from 'ldapts';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { Reach } from '../../../../http/reach/reach.ts';
import { createClient, type LdapClient, translated } from '../ldap-client.ts';
import { bindFailure, resultCodes } from '../ldap-failure.ts';
import { type LdapSettings, pictureAttributeNames } from '../ldap-settings.ts';
import { LdapConnection } from '../protocol/connection.ts';
import { createEntryReader } from '../protocol/entry.ts';
import type { SocketTarget } from '../protocol/socket.ts';

const startTlsOperation = '1.3.6.1.4.1.1466.20037';
const connectTimeoutSeconds = 10;
const answerTimeoutSeconds = 120;

/** Whom to sign in as, and where that may be. */
export interface LdapAccount {
  readonly settings: LdapSettings;
  readonly reach: Reach;
}

export interface KeptConnection {
  /** The connection that is open, or a new one. */
  client(signal: AbortSignal): Promise<LdapClient>;
  close(): Promise<void>;
}

/** One connection for a whole session, opened when it is first needed, and again after it was lost. */
export function keepConnection(settings: LdapSettings, reach: Reach): KeptConnection {
  let kept: Promise<LdapClient | undefined> = Promise.resolve(undefined);
  // Whoever asked got the error; whoever asks next gets another try.
  const latest = (): Promise<LdapClient | undefined> => kept.catch(() => undefined);
  return {
    client: (signal) => {
      const next = latest().then((client) =>
        client && !client.closed ? client : openClient({ settings, reach }, signal),
      );
      kept = next;
      return next;
    },
    close: async () => {
      const client = await latest();
      client?.close();
    },
  };
}

/** Tries the addresses in turn, until one answers. A server that rejects the account ends it: the next would too, and might lock it. */
async function openClient(account: LdapAccount, signal: AbortSignal): Promise<LdapClient> {
  const failures: ConnectorFailure[] = [];
  for (const url of account.settings.urls) {
    try {
      return await openClientAt(url, account, signal);
    } catch (error) {
      if (!(error instanceof ConnectorError) || isAboutAccount(error.failure)) throw error;
      failures.push(error.failure);
    }
  }
  throw new ConnectorError(worstOf(failures));
}

function isAboutAccount({ reason, setting }: ConnectorFailure): boolean {
  return reason === 'credentials-rejected' || (reason === 'permission-missing' && setting !== 'urls');
}

/** One failure that tells of all addresses, and that is worth trying again if any of them is. */
function worstOf(failures: readonly ConnectorFailure[]): ConnectorFailure {
  const [first] = failures;
  if (!first) throw new Error('There is no address.');
  const passing = failures.find(({ reason }) => reason === 'unavailable') ?? first;
  return { ...passing, message: [...new Set(failures.map(({ message }) => message))].join(' ') };
}

export async function openClientAt(url: string, account: LdapAccount, signal: AbortSignal): Promise<LdapClient> {
  const { settings } = account;
  refuseEmptyPassword(settings);
  const { host } = new URL(url);
  const target = targetOf(url, account);
  const readEntry = createEntryReader(pictureAttributeNames(settings));
  const connection = await translated(host, signal, () => LdapConnection.open(target, readEntry, signal));
  try {
    await translated(host, signal, () => signIn(connection, settings, signal));
  } catch (error) {
    connection.close();
    throw error;
  }
  return createClient(connection, host);
}

function targetOf(url: string, { settings: { caCertificate }, reach }: LdapAccount): SocketTarget {
  const { hostname, port, protocol } = new URL(url);
  const tls = protocol === 'ldaps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (tls ? 636 : 389) : Number(port),
    tls,
    caCertificate: caCertificate === '' ? undefined : caCertificate,
    reach,
    connectTimeoutSeconds,
    answerTimeoutSeconds,
  };
}

/**
 * Many servers take an account without a password for an anonymous visitor, say that all is well, and show nothing:
 * https://www.rfc-editor.org/rfc/rfc4513#section-5.1.2
 */
function refuseEmptyPassword({ bindDn, bindPassword }: LdapSettings): void {
  if (bindDn === '' || bindPassword !== '') return;
  throw new ConnectorError({
    reason: 'credentials-rejected',
    message: 'The bind account has no password. Enter it.',
    setting: 'bindPassword',
  });
}

async function signIn(connection: LdapConnection, settings: LdapSettings, signal: AbortSignal): Promise<void> {
  if (settings.security === 'starttls') {
    const { result } = await connection.request(
      (messageId) => new ExtendedRequest({ messageId, oid: startTlsOperation }),
      signal,
    );
    if (result.code !== resultCodes.success) throw new ConnectorError(startTlsRefused);
    await connection.encrypt(signal);
  }
  const { bindDn, bindPassword } = settings;
  if (bindDn === '') return;
  const { result } = await connection.request(
    (messageId) => new BindRequest({ messageId, dn: bindDn, password: bindPassword }),
    signal,
  );
  if (result.code !== resultCodes.success) throw new ConnectorError(bindFailure(result));
}

const startTlsRefused: ConnectorFailure = {
  reason: 'unexpected-answer',
  message: 'The server does not offer StartTLS. Choose LDAPS, or have StartTLS set up there.',
  setting: 'security',
};
