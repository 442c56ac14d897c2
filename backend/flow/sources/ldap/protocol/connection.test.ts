import { PresenceFilter, SearchRequest } from 'ldapts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { anywhere } from '../../../../http/reach/reach.ts';
import { type LdapReply, type LdapRequest, startScriptedLdapServer } from '../../../../testing/scripted-ldap-server.ts';
import { LdapConnection } from './connection.ts';
import { createEntryReader } from './entry.ts';

const never = new AbortController().signal;

async function connect(answer: (request: LdapRequest, reply: LdapReply) => void, answerTimeoutSeconds = 30) {
  const server = await startScriptedLdapServer(answer);
  const { hostname: host, port } = new URL(server.url);
  const target = { host, port: Number(port), tls: false, caCertificate: undefined, reach: anywhere };
  const limits = { connectTimeoutSeconds: 5, answerTimeoutSeconds };
  const connection = await LdapConnection.open({ ...target, ...limits }, createEntryReader([]), never);
  onTestFinished(async () => {
    connection.close();
    await server[Symbol.asyncDispose]();
  });
  return connection;
}

const search = (connection: LdapConnection, baseDN: string, signal = never) =>
  connection.request(
    (messageId) => new SearchRequest({ messageId, baseDN, filter: new PresenceFilter({ attribute: 'cn' }) }),
    signal,
  );

describe('a connection', () => {
  it('gives each of several requests its own answer, in whatever order they come', async () => {
    const waiting: (() => void)[] = [];
    const connection = await connect(({ dn }, reply) => {
      waiting.unshift(() => {
        reply.entry(dn, { cn: [dn] });
        reply.done({ message: dn });
      });
      if (waiting.length === 3) for (const answer of waiting) answer();
    });
    const answers = await Promise.all(['cn=a', 'cn=b', 'cn=c'].map((dn) => search(connection, dn)));
    expect(answers.map(({ result, entries }) => [result.message, entries.map(({ dn }) => dn)])).toEqual([
      ['cn=a', ['cn=a']],
      ['cn=b', ['cn=b']],
      ['cn=c', ['cn=c']],
    ]);
  });

  it('gives up on a server that stays silent', async () => {
    const connection = await connect(() => undefined, 0.05);
    await expect(search(connection, 'cn=a')).rejects.toThrow('no answer within 0.05 seconds');
    expect(connection.closed).toBe(true);
  });

  it('fails everything that waits when the server hangs up', async () => {
    const connection = await connect(({ dn }, reply) => {
      if (dn === 'cn=b') reply.hangUp();
    });
    const both = await Promise.allSettled(['cn=a', 'cn=b'].map((dn) => search(connection, dn)));
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(search(connection, 'cn=c')).rejects.toThrow('closed');
  });

  it('ends when the server says that it will', async () => {
    const notice = '3024020100781f0a0134040004008a16312e332e362e312e342e312e313436362e3230303336';
    const connection = await connect((_, reply) => reply.raw(Buffer.from(notice, 'hex')));
    await expect(search(connection, 'cn=a')).rejects.toThrow('the server ended the connection');
  });

  it('rejects with the reason of an abort, and sends nothing after it', async () => {
    const asked: string[] = [];
    const connection = await connect(({ dn }) => asked.push(dn));
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(search(connection, 'cn=a', stopped)).rejects.toThrow('stopped');
    expect([asked, connection.closed]).toEqual([[], false]);
    const stop = new AbortController();
    const waiting = search(connection, 'cn=b', stop.signal);
    stop.abort(new Error('stopped too'));
    await expect(waiting).rejects.toThrow('stopped too');
    expect(connection.closed).toBe(true);
  });

  it.each([
    ['an entry that is cut off', '300a02010164050403636e3d'],
    ['a result without a code', '3009020101650404000400'],
    ['a control that is cut off', '301302010165070a010004000400a0053004040231'],
  ])('fails for %s, rather than hanging', async (_, bytes) => {
    const connection = await connect((_request, reply) => reply.raw(Buffer.from(bytes, 'hex')));
    await expect(search(connection, 'cn=a')).rejects.toThrow('LDAP');
  });
});
