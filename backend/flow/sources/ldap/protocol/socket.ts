import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { allowsAsNamed, lookupWithin } from '../../../../http/reach/connect-within.ts';
import type { Reach } from '../../../../http/reach/reach.ts';
import { refusedAddress } from '../../../../http/untrusted/guarded-lookup.ts';

export interface SocketTarget {
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (LDAPS). */
  readonly tls: boolean;
  /** PEM; undefined trusts what Node.js trusts. */
  readonly caCertificate: string | undefined;
  readonly reach: Reach;
  readonly connectTimeoutSeconds: number;
  /** How long the server may stay silent while an answer is due. */
  readonly answerTimeoutSeconds: number;
}

/** Rejects with the socket's own error, or with the signal's reason when aborted. */
export async function openSocket(target: SocketTarget, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  const { host, port, reach } = target;
  if (!allowsAsNamed(reach, { host, port })) throw refusedAddress();
  const lookup = lookupWithin(reach, { host, port });
  const socket = target.tls ? connectTls({ port, lookup, ...tlsOptions(target) }) : connectTcp({ host, port, lookup });
  await ready(socket, target.tls ? 'secureConnect' : 'connect', target, signal);
  return socket.setKeepAlive(true, 30_000).setNoDelay(true);
}

export async function encryptSocket(socket: Socket, target: SocketTarget, signal: AbortSignal): Promise<Socket> {
  const encrypted = connectTls({ socket, ...tlsOptions(target) });
  await ready(encrypted, 'secureConnect', target, signal);
  return encrypted;
}

function tlsOptions(target: SocketTarget): ConnectionOptions {
  return {
    host: target.host,
    // An address is not a server name; the certificate is then checked against the address itself.
    ...(isIP(target.host) === 0 && { servername: target.host }),
    ...(target.caCertificate !== undefined && { ca: target.caCertificate }),
  };
}

async function ready(socket: Socket, event: string, target: SocketTarget, signal: AbortSignal): Promise<void> {
  const seconds = target.connectTimeoutSeconds;
  const timeout = AbortSignal.timeout(seconds * 1000);
  try {
    await once(socket, event, { signal: AbortSignal.any([signal, timeout]) });
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    signal.throwIfAborted();
    if (timeout.aborted) throw new Error(`no connection within ${String(seconds)} seconds`, { cause: error });
    throw error;
  }
}
