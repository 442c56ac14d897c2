import { BerReader, BerWriter } from 'ldapts';
import { createServer, type Server, type Socket } from 'node:net';

/** What a test needs to know of a request. */
export interface LdapRequest {
  readonly operation: 'bind' | 'unbind' | 'search' | 'extended' | 'other';
  /** Bind: the account. Search: the base. */
  readonly dn: string;
  /** Bind. */
  readonly password: string;
  /** Search: as encoded, good enough to look for a name or a value in it. */
  readonly filter: string;
  readonly attributes: readonly string[];
  readonly timeLimit: number;
  /** Of the paged results control; undefined without. */
  readonly page: { readonly size: number; readonly cookie: string } | undefined;
}

export interface LdapReply {
  entry(dn: string, attributes: Readonly<Record<string, readonly (string | Buffer)[]>>): void;
  /** A referral beside entries. */
  reference(url: string): void;
  done(result?: { readonly code?: number; readonly message?: string; readonly cookie?: string }): void;
  /** Bytes of any kind. */
  raw(bytes: Buffer): void;
  hangUp(): void;
}

export interface ScriptedLdapServer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly LdapRequest[];
  readonly connections: () => number;
}

const operations: Readonly<Record<number, readonly [LdapRequest['operation'], responseTag: number]>> = {
  0x60: ['bind', 0x61],
  0x42: ['unbind', 0],
  0x63: ['search', 0x65],
  0x77: ['extended', 0x78],
};
const pagedResults = '1.2.840.113556.1.4.319';

/** An LDAP server over TCP that answers as the test says; binds succeed unless `answer` answers them. */
export async function startScriptedLdapServer(
  answer: (request: LdapRequest, reply: LdapReply) => void,
): Promise<ScriptedLdapServer> {
  const received: LdapRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    // Requests are small and come one by one, so that each arrives in one piece.
    socket.on('data', (bytes) => {
      for (const message of messagesIn(bytes)) {
        const { messageId, responseTag, request } = readRequest(message);
        received.push(request);
        if (request.operation !== 'unbind') answer(request, createReply(socket, messageId, responseTag));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ldap://127.0.0.1:${portOf(server)}`,
    received,
    connections: () => sockets.size,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function* messagesIn(bytes: Buffer): Generator<Buffer, void> {
  for (let rest = bytes; rest.length > 0;) {
    const reader = new BerReader(rest);
    reader.readSequence();
    const end = reader.offset + reader.length;
    yield rest.subarray(0, end);
    rest = rest.subarray(end);
  }
}

function readRequest(message: Buffer) {
  const reader = new BerReader(message);
  reader.readSequence();
  const messageId = reader.readInt() ?? 0;
  const [operation = 'other', responseTag = 0] = operations[reader.readSequence() ?? 0] ?? [];
  const request: LdapRequest = { ...nothing, operation, ...readOperation(operation, reader) };
  return { messageId, responseTag, request };
}

const nothing = { dn: '', password: '', filter: '', attributes: [], timeLimit: 0, page: undefined };

function readOperation(operation: LdapRequest['operation'], reader: BerReader): Partial<LdapRequest> {
  if (operation === 'bind') {
    reader.readInt();
    return { dn: reader.readString() ?? '', password: reader.readString(0x80) ?? '' };
  }
  if (operation !== 'search') return {};
  const dn = reader.readString() ?? '';
  for (const read of ['scope', 'aliases']) if (read) reader.readEnumeration();
  reader.readInt(); // the size limit
  const timeLimit = reader.readInt() ?? 0;
  reader.readBoolean();
  const filterStart = reader.offset;
  reader.readSequence();
  reader.offset += reader.length;
  const filter = reader.buffer.toString('latin1', filterStart, reader.offset);
  return { dn, timeLimit, filter, attributes: readAttributes(reader), page: readPage(reader) };
}

function readAttributes(reader: BerReader): string[] {
  const names: string[] = [];
  reader.readSequence();
  for (const end = reader.offset + reader.length; reader.offset < end;) names.push(reader.readString() ?? '');
  return names;
}

function readPage(reader: BerReader): LdapRequest['page'] {
  if (reader.readSequence() === null) return undefined;
  for (const end = reader.offset + reader.length; reader.offset < end;) {
    reader.readSequence();
    const controlEnd = reader.offset + reader.length;
    const isPage = reader.readString() === pagedResults;
    if (isPage) {
      reader.readBoolean();
      const value = new BerReader(reader.readString(4, true) ?? Buffer.alloc(0));
      value.readSequence();
      return { size: value.readInt() ?? 0, cookie: value.readString() ?? '' };
    }
    reader.offset = controlEnd;
  }
  return undefined;
}

function createReply(socket: Socket, messageId: number, responseTag: number): LdapReply {
  const send = (tag: number, write: (writer: BerWriter) => void, cookie?: string): void => {
    const writer = new BerWriter();
    writer.startSequence();
    writer.writeInt(messageId);
    writer.startSequence(tag);
    write(writer);
    writer.endSequence();
    if (cookie !== undefined) writePage(writer, cookie);
    writer.endSequence();
    socket.write(writer.buffer);
  };
  return {
    entry: (dn, attributes) => {
      send(0x64, (writer) => {
        writer.writeString(dn);
        writer.startSequence();
        for (const [name, values] of Object.entries(attributes)) writeAttribute(writer, name, values);
        writer.endSequence();
      });
    },
    reference: (url) => {
      send(0x73, (writer) => {
        writer.writeString(url);
      });
    },
    done: ({ code = 0, message = '', cookie } = {}) => {
      const writeResult = (writer: BerWriter): void => {
        writer.writeEnumeration(code);
        writer.writeString('');
        writer.writeString(message);
      };
      send(responseTag, writeResult, cookie);
    },
    raw: (bytes) => socket.write(bytes),
    hangUp: () => socket.destroy(),
  };
}

function writeAttribute(writer: BerWriter, name: string, values: readonly (string | Buffer)[]): void {
  writer.startSequence();
  writer.writeString(name);
  writer.startSequence(0x31);
  for (const value of values) writer.writeBuffer(Buffer.from(value), 4);
  writer.endSequence();
  writer.endSequence();
}

function writePage(writer: BerWriter, cookie: string): void {
  const value = new BerWriter();
  value.startSequence();
  value.writeInt(0);
  value.writeString(cookie);
  value.endSequence();
  writer.startSequence(0xa0);
  writer.startSequence();
  writer.writeString(pagedResults);
  writer.writeBuffer(value.buffer, 4);
  writer.endSequence();
  writer.endSequence();
}
