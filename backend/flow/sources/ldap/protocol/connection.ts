import { BerReader, type Message } from 'ldapts';
import type { Socket } from 'node:net';
import { enter, takeNumber } from './ber.ts';
import type { LdapEntry } from './entry.ts';
import { createMessageSplitter } from './message-splitter.ts';
import { type LdapResult, readResult } from './result.ts';
import { type SocketTarget, encryptSocket, openSocket } from './socket.ts';

export interface LdapAnswer {
  readonly result: LdapResult;
  readonly entries: readonly LdapEntry[];
}

export type EntryReader = (reader: BerReader) => LdapEntry;

interface PendingRequest {
  readonly entries: LdapEntry[];
  readonly resolve: (answer: LdapAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

// Tags of the operations that a server sends: https://www.rfc-editor.org/rfc/rfc4511#appendix-B
const searchEntry = 0x64;
const searchReference = 0x73;
const intermediate = 0x79;

/** One connection to a directory server. Requests may overlap; answers find their request by its number. */
export class LdapConnection {
  readonly #target: SocketTarget;
  readonly #readEntry: EntryReader;
  readonly #pending = new Map<number, PendingRequest>();
  #socket: Socket;
  #lastMessageId = 0;
  #failure: Error | undefined;

  /** Rejects with the socket's own error, or with the signal's reason when aborted. */
  static async open(target: SocketTarget, readEntry: EntryReader, signal: AbortSignal): Promise<LdapConnection> {
    return new LdapConnection(await openSocket(target, signal), target, readEntry);
  }

  private constructor(socket: Socket, target: SocketTarget, readEntry: EntryReader) {
    this.#socket = socket;
    this.#target = target;
    this.#readEntry = readEntry;
    this.#listen();
  }

  get closed(): boolean {
    return this.#failure !== undefined;
  }

  /** `build` makes the request with the number that it is given. An abort closes the connection. */
  async request(build: (messageId: number) => Message, signal: AbortSignal): Promise<LdapAnswer> {
    signal.throwIfAborted();
    if (this.#failure) throw this.#failure;
    const messageId = ++this.#lastMessageId;
    const { promise, resolve, reject } = Promise.withResolvers<LdapAnswer>();
    this.#pending.set(messageId, { entries: [], resolve, reject });
    const abort = (): void => {
      reject(signal.reason);
      this.close();
    };
    signal.addEventListener('abort', abort, { once: true });
    this.#socket.write(build(messageId).write());
    return promise.finally(() => {
      signal.removeEventListener('abort', abort);
    });
  }

  /** Goes on with TLS, once the server has agreed to StartTLS. */
  async encrypt(signal: AbortSignal): Promise<void> {
    this.#socket.removeAllListeners().setTimeout(0);
    this.#socket = await encryptSocket(this.#socket, this.#target, signal);
    this.#listen();
  }

  close(): void {
    this.#fail(new Error('the connection was closed'));
  }

  #listen(): void {
    const split = createMessageSplitter((message) => {
      this.#receive(message);
    });
    const fail = (error: Error): void => {
      this.#fail(error);
    };
    this.#socket.on('data', (chunk) => {
      try {
        split(chunk);
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
    this.#socket.on('error', fail);
    this.#socket.on('close', () => {
      fail(new Error('the server closed the connection'));
    });
    const seconds = this.#target.answerTimeoutSeconds;
    this.#socket.setTimeout(seconds * 1000, () => {
      if (this.#pending.size > 0) fail(new Error(`no answer within ${String(seconds)} seconds`));
    });
  }

  #receive(message: Buffer): void {
    const reader = new BerReader(message);
    enter(reader);
    const messageId = takeNumber(reader);
    const operation = reader.peek();
    const operationEnd = enter(reader);
    const request = this.#pending.get(messageId);
    // What nobody asked for is the notice of disconnection: https://www.rfc-editor.org/rfc/rfc4511#section-4.4.1
    if (!request) throw new Error('the server ended the connection');
    if (operation === searchEntry) request.entries.push(this.#readEntry(reader));
    // Referrals are never followed: no credentials go to a server that the admin has not named.
    else if (operation !== searchReference && operation !== intermediate) {
      const result = readResult(reader, operationEnd);
      this.#pending.delete(messageId);
      request.resolve({ result, entries: request.entries });
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#socket.destroy();
    for (const { reject } of this.#pending.values()) reject(this.#failure);
    this.#pending.clear();
  }
}
