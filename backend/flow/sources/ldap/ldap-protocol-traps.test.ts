import { describe, expect, it, onTestFinished } from 'vitest';
import { ConnectorError, type ConnectorFailure } from '../../../errors/connector-error.ts';
import { type ScriptedDirectory, startScriptedDirectory } from '../../../testing/scripted-directory.ts';
import type { LdapReply, LdapRequest, ScriptedLdapServer } from '../../../testing/scripted-ldap-server.ts';
import { openLdap } from '../../../testing/slapd-sessions.ts';
import { peopleDn } from '../../../testing/slapd.ts';
import type { SourceSession } from '../source.ts';

const never = new AbortController().signal;
const uuid = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

async function start(directory: ScriptedDirectory): Promise<ScriptedLdapServer> {
  const server = await startScriptedDirectory(directory);
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
}

function open(...args: Parameters<typeof openLdap>): SourceSession {
  const session = openLdap(...args);
  onTestFinished(() => session.close());
  return session;
}

function replyWith(reply: LdapReply, ...indexes: readonly number[]): void {
  for (const index of indexes) {
    reply.entry(`uid=user${String(index)},${peopleDn}`, { entryUUID: [uuid(index)], uid: [`user${String(index)}`] });
  }
}

async function readAll(session: SourceSession) {
  const pages = await Array.fromAsync(session.readPeople({}, never));
  return { records: pages.flatMap((page) => page.records), end: pages.at(-1)?.end };
}

async function failureOf(work: Promise<unknown>): Promise<ConnectorFailure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ConnectorError) return error.failure;
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('pages', () => {
  it('are asked for by 500, without a time limit', async () => {
    const server = await start({ people: (_, reply) => reply.done() });
    await readAll(open(server, {}, { attributePaths: ['mail'] }));
    const [search] = server.received.filter(({ page }) => page !== undefined);
    expect(search).toMatchObject({ page: { size: 500, cookie: '' }, timeLimit: 0 });
  });

  it('may be cut smaller by the server, and lose nobody', async () => {
    const pages: Record<string, readonly [number[], string]> = { '': [[1, 2], 'b'], b: [[3], 'c'], c: [[4, 5], ''] };
    const server = await start({
      people: ({ page }, reply) => {
        const [indexes, cookie] = pages[page?.cookie ?? ''] ?? [[], ''];
        replyWith(reply, ...indexes);
        reply.done({ cookie });
      },
    });
    const { records, end } = await readAll(open(server));
    expect(records.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map(uuid));
    expect(end?.read).toBe('whole');
  });

  it('may be empty before the last one', async () => {
    const server = await start({
      people: ({ page }, reply) => {
        if (page?.cookie === '') {
          reply.done({ cookie: 'more' });
          return;
        }
        replyWith(reply, 1);
        reply.done({ cookie: '' });
      },
    });
    expect((await readAll(open(server))).records).toHaveLength(1);
  });

  it('that end at a size limit fail the read, rather than taking the rest for gone', async () => {
    const server = await start({
      people: (_, reply) => {
        replyWith(reply, ...Array.from({ length: 1000 }, (_, index) => index));
        reply.done({ code: 4 });
      },
    });
    const failure = await failureOf(readAll(open(server)));
    expect(failure).toMatchObject({ reason: 'permission-missing', permission: 'size limit', setting: 'bindDn' });
    expect(failure.message).toContain('olcLimits');
  });

  it('that the server stops sending fail the read as unavailable', async () => {
    const server = await start({
      people: ({ page }, reply) => {
        if (page?.cookie !== '') {
          reply.hangUp();
          return;
        }
        replyWith(reply, 1);
        reply.done({ cookie: 'more' });
      },
    });
    expect((await failureOf(readAll(open(server)))).reason).toBe('unavailable');
  });
});

describe('values', () => {
  const ascii = Buffer.from('GIF89a ascii');
  const guidOfAscii = Buffer.from('0123456789abcdef');

  it('that are an empty set are no values', async () => {
    const server = await start({
      people: (_, reply) => {
        reply.entry(`uid=ann,${peopleDn}`, { entryUUID: [uuid(1)], title: [], mail: ['ann@example.org'] });
        reply.done();
      },
    });
    const [ann] = (await readAll(open(server))).records;
    expect(ann?.attributes).toEqual({ dn: `uid=ann,${peopleDn}`, entryUUID: uuid(1), mail: 'ann@example.org' });
  });

  it('of a picture are bytes, even if they could be text and the name is spelled another way', async () => {
    const server = await start({
      people: (_, reply) => {
        reply.entry(`uid=ann,${peopleDn}`, { EntryUuid: [uuid(1)], JPEGPhoto: [ascii] });
        reply.done();
      },
    });
    const [reading] = await Array.fromAsync(open(server).readPictures([{ id: uuid(1) }], never));
    expect(reading).toMatchObject({ status: 'found', bytes: ascii });
  });

  it('of a picture may be empty, which is no picture', async () => {
    const picturesOf = async (values: Readonly<Record<string, readonly Buffer[]>>) => {
      const server = await start({
        people: (_, reply) => {
          reply.entry(`uid=ann,${peopleDn}`, { entryUUID: [uuid(1)], ...values });
          reply.done();
        },
      });
      return Array.fromAsync(open(server).readPictures([{ id: uuid(1) }], never));
    };
    const empty = Buffer.alloc(0);
    expect(await picturesOf({ thumbnailPhoto: [empty] })).toMatchObject([{ status: 'none' }]);
    const second = { thumbnailPhoto: [empty], jpegPhoto: [ascii] };
    expect(await picturesOf(second)).toMatchObject([{ status: 'found', bytes: ascii }]);
    const both = { jpegPhoto: [ascii], thumbnailPhoto: [guidOfAscii] };
    expect(await picturesOf(both)).toMatchObject([{ status: 'found', bytes: guidOfAscii }]);
  });

  it('that make no id reject the entry, and no other', async () => {
    const server = await start({
      people: (_, reply) => {
        reply.entry(`uid=ann,${peopleDn}`, { uid: ['ann'] });
        replyWith(reply, 2);
        reply.done();
      },
    });
    const [page] = await Array.fromAsync(open(server).readPeople({}, never));
    expect(page?.rejected).toEqual([{ label: `uid=ann,${peopleDn}`, because: 'The entry has no entryUUID.' }]);
    expect(page?.records.map(({ id }) => id)).toEqual([uuid(2)]);
  });

  it('of an objectGUID are bytes, even if they could be text and the name is spelled another way', async () => {
    const server = await start({
      kind: 'active-directory',
      people: (_, reply) => {
        reply.entry('CN=Ann,DC=corp,DC=example', { ObjectGuid: [guidOfAscii] });
        reply.done();
      },
    });
    const { records } = await readAll(open(server, { baseDn: 'DC=corp,DC=example' }));
    expect(records.map(({ id }) => id)).toEqual(['33323130-3534-3736-3839-616263646566']);
  });

  it('that come in ranges are put together', async () => {
    const rest: Record<string, Record<string, string[]>> = {
      'proxyAddresses;range=2-*': { 'proxyAddresses;range=2-3': ['c', 'd'] },
      'proxyAddresses;range=4-*': { 'proxyAddresses;range=4-*': ['e'] },
    };
    const server = await start({
      people: (_, reply) => {
        const some = { 'proxyAddresses;range=0-1': ['a', 'b'], proxyAddresses: [] };
        reply.entry(`uid=ann,${peopleDn}`, { entryUUID: [uuid(1)], ...some });
        reply.done();
      },
      other: ({ dn, attributes }, reply) => {
        const values = rest[attributes[0] ?? ''];
        if (values) reply.entry(dn, values);
        reply.done();
      },
    });
    const [ann] = (await readAll(open(server, {}, { attributePaths: ['proxyAddresses'] }))).records;
    expect(ann?.attributes).toEqual({ proxyAddresses: ['a', 'b', 'c', 'd', 'e'] });
  });
});

describe('a referral', () => {
  it('beside entries is ignored, and nobody signs in where it points', async () => {
    const elsewhere = await start({});
    const server = await start({
      people: (_, reply) => {
        reply.reference(`${elsewhere.url}/${peopleDn}`);
        replyWith(reply, 1);
        reply.done();
      },
    });
    expect((await readAll(open(server))).records).toHaveLength(1);
    expect(elsewhere.received).toEqual([]);
  });

  it('instead of an answer names the setting, and nobody signs in where it points', async () => {
    const elsewhere = await start({});
    const server = await start({ people: (_, reply) => reply.done({ code: 10, message: elsewhere.url }) });
    expect(await failureOf(readAll(open(server)))).toMatchObject({ reason: 'permission-missing', setting: 'urls' });
    expect(elsewhere.received).toEqual([]);
  });
});

describe('changes of an Active Directory', () => {
  const baseDn = 'DC=corp,DC=example';
  const invocationId = Buffer.alloc(16, 7);
  const later = { attributePaths: ['mail'], now: () => new Date('2026-11-22T12:00:00Z') };
  const nobody = (_: LdapRequest, reply: LdapReply): void => reply.done();

  async function bookmarkOf(directory: ScriptedDirectory) {
    const server = await start({ kind: 'active-directory', people: nobody, ...directory });
    const { end } = await readAll(open(server, { baseDn }, later));
    return end?.bookmark ?? null;
  }

  const changesOf = async (directory: ScriptedDirectory, settings = {}) => {
    const bookmark = await bookmarkOf({});
    const server = await start({ kind: 'active-directory', people: nobody, ...directory });
    const session = open(server, { baseDn, ...settings }, later);
    return { server, pages: await Array.fromAsync(session.readPeople({ bookmark }, never)) };
  };

  it('are asked for after the last one that the domain controller had before the read', async () => {
    const { server } = await changesOf({ rootDse: { highestCommittedUSN: ['5003'] } });
    const asked = server.received.filter(({ filter }) => filter.includes('uSNChanged'));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every(({ filter }) => filter.includes('5001'))).toBe(true);
  });

  it.each<[string, ScriptedDirectory]>([
    ['of another domain controller', { rootDse: { dnsHostName: ['dc2.corp.example'] } }],
    ['of a restored domain controller', { invocationId: Buffer.alloc(16, 8) }],
    ['that has been set back', { rootDse: { highestCommittedUSN: ['4999'] } }],
  ])('%s expire', async (_, directory) => {
    expect((await failureOf(changesOf(directory))).reason).toBe('cursor-expired');
  });

  it('of other settings expire', async () => {
    expect((await failureOf(changesOf({}, { userFilter: '(mail=*)' }))).reason).toBe('cursor-expired');
  });

  it('find leavers by listing ids where deleted objects cannot be seen', async () => {
    const { pages } = await changesOf({
      people: (_, reply) => {
        reply.entry(`CN=Ann,${baseDn}`, { objectGUID: [invocationId] });
        reply.done();
      },
      other: ({ dn }, reply) => reply.done({ code: dn.startsWith('CN=Deleted Objects') ? 32 : 0 }),
    });
    expect(pages.flatMap((page) => page.present ?? [])).toEqual(['07070707-0707-0707-0707-070707070707']);
    expect(pages.at(-1)?.end?.read).toBe('listed');
  });

  it('cannot be told without the invocationId, so there is no bookmark', async () => {
    expect(await bookmarkOf({ invocationId: Buffer.alloc(0) })).toBeNull();
  });
});

describe('changes of an OpenLDAP that replicates', () => {
  const bookmarkWith = async (...contextCSN: readonly string[]) => {
    const server = await start({
      people: (_, reply) => reply.done(),
      other: ({ dn, attributes }, reply) => {
        if (attributes.includes('contextCSN')) reply.entry(dn, { contextCSN });
        else reply.entry(dn, { entryCSN: ['20200101000000.000000Z#000000#000#000000'] });
        reply.done();
      },
    });
    return (await readAll(open(server))).end?.bookmark;
  };

  it('start after its own newest stamp', async () => {
    const newest = '20261122010203.000000Z#000000#000#000000';
    expect(await bookmarkWith(newest)).toMatchObject({ stamp: newest });
  });

  it('start earlier where several providers take changes, as those may arrive late', async () => {
    const stamps = ['20261122010203.000000Z#000000#002#000000', '20261122010303.000000Z#000000#001#000000'];
    expect(await bookmarkWith(...stamps)).toMatchObject({ stamp: '20261122005303.000000Z#000000#000#000000' });
  });
});

describe('a server that falls silent', () => {
  it('is left at once when the run is stopped', async () => {
    const { promise: asked, resolve } = Promise.withResolvers<string>();
    const server = await start({ people: () => resolve('asked') });
    const stop = new AbortController();
    const read = open(server).readPeople({}, stop.signal)[Symbol.asyncIterator]().next();
    await asked;
    stop.abort(new Error('stopped by the admin'));
    await expect(read).rejects.toThrow('stopped by the admin');
    await expect.poll(() => server.connections()).toBe(0);
  });
});

describe('a server that is no directory', () => {
  it('is named as such', async () => {
    const server = await start({ bind: (_, reply) => reply.raw(Buffer.from('HTTP/1.1 400 Bad Request\r\n')) });
    const failure = await failureOf(readAll(open(server)));
    expect(failure).toMatchObject({ reason: 'unavailable', setting: 'urls' });
    expect(failure.message).toContain('not an LDAP message');
  });
});
