import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { anywhere, limitedReach } from '../../../../http/reach/reach.ts';
import { makeCertificates } from '../../../../testing/directory-certificates.ts';
import { freePort } from '../../../../testing/directory-server.ts';
import { type ScriptedLdapServer, startScriptedLdapServer } from '../../../../testing/scripted-ldap-server.ts';
import { peopleDn, reader, type Slapd, startSlapd } from '../../../../testing/slapd.ts';
import { ldapSettings, type LdapSettings } from '../ldap-settings.ts';
import { keepConnection } from './connect.ts';

const never = new AbortController().signal;

function settingsFor(url: string | readonly string[], settings: Partial<LdapSettings> = {}): LdapSettings {
  const urls = [url].flat();
  return ldapSettings.parse({ urls, security: 'none', baseDn: peopleDn, ...reader, ...settings });
}

/** Reads the base DN, which only works when connected and signed in. */
async function tryOut(settings: LdapSettings, reach = anywhere): Promise<string> {
  const connection = keepConnection(settings, reach);
  onTestFinished(() => connection.close());
  const client = await connection.client(never);
  const base = await client.readEntry(peopleDn, ['ou'], never);
  return `${client.server}: ${base?.dn ?? 'nothing'}`;
}

async function failureOf(settings: LdapSettings, reach = anywhere): Promise<ConnectorFailure> {
  const error: unknown = await tryOut(settings, reach).catch((thrown: unknown) => thrown);
  if (error instanceof ConnectorError) return error.failure;
  throw new Error(`It did not fail as it should: ${String(error)}`);
}

async function scripted(...args: Parameters<typeof startScriptedLdapServer>): Promise<ScriptedLdapServer> {
  const server = await startScriptedLdapServer(...args);
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
}

describe('connecting to OpenLDAP', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd({ tls: true, databaseLines: ['access to * by anonymous auth by users read'] });
  });
  afterAll(() => slapd.stop());

  it('works with LDAPS and the authority’s certificate', async () => {
    const settings = settingsFor(slapd.ldapsUrl, { security: 'ldaps', caCertificate: slapd.caCertificate });
    expect(await tryOut(settings)).toContain(peopleDn);
  });

  it('works with StartTLS and the authority’s certificate', async () => {
    const settings = settingsFor(slapd.url, { security: 'starttls', caCertificate: slapd.caCertificate });
    expect(await tryOut(settings)).toContain(peopleDn);
  });

  it.each(['ldaps', 'starttls'] as const)(
    'refuses a certificate that nobody trusted has signed (%s)',
    async (security) => {
      const url = security === 'ldaps' ? slapd.ldapsUrl : slapd.url;
      const folder = await mkdtemp(join(tmpdir(), 'roster-other-authority-'));
      const { caCertificate } = await makeCertificates(folder, ['DNS:localhost']);
      await rm(folder, { recursive: true });
      expect(await failureOf(settingsFor(url, { security }))).toMatchObject({ setting: 'caCertificate' });
      expect(await failureOf(settingsFor(url, { security, caCertificate }))).toMatchObject({
        setting: 'caCertificate',
      });
    },
  );

  it.each(['ldaps', 'starttls'] as const)('refuses a certificate for another name (%s)', async (security) => {
    const url = (security === 'ldaps' ? slapd.ldapsUrl : slapd.url).replace('127.0.0.1', '127.0.0.2');
    const failure = await failureOf(settingsFor(url, { security, caCertificate: slapd.caCertificate }));
    expect(failure).toMatchObject({ reason: 'unavailable', setting: 'urls' });
    expect(failure.message).toContain('another name');
  });

  it('says that there is no LDAPS at the port', async () => {
    const url = slapd.url.replace('ldap:', 'ldaps:');
    expect(await failureOf(settingsFor(url, { security: 'ldaps' }))).toMatchObject({
      reason: 'unavailable',
      setting: 'urls',
    });
  });

  it('says that the password is wrong', async () => {
    expect(await failureOf(settingsFor(slapd.url, { bindPassword: 'wrong' }))).toMatchObject({
      reason: 'credentials-rejected',
      setting: 'bindPassword',
    });
  });

  it('says that the bind account has to be a distinguished name', async () => {
    expect(await failureOf(settingsFor(slapd.url, { bindDn: 'roster@example.org' }))).toMatchObject({
      reason: 'credentials-rejected',
      setting: 'bindDn',
    });
  });

  it('goes on to the next address where nobody answers', async () => {
    const closed = `ldap://127.0.0.1:${String(await freePort())}`;
    expect(await tryOut(settingsFor([closed, slapd.url]))).toContain(peopleDn);
  });

  it('goes on to the next address where the server hangs up', async () => {
    const dying = await scripted((_, reply) => reply.hangUp());
    expect(await tryOut(settingsFor([dying.url, slapd.url]))).toContain(new URL(slapd.url).host);
  });

  it('connects again after the connection was lost', async () => {
    const connection = keepConnection(settingsFor(slapd.url), anywhere);
    onTestFinished(() => connection.close());
    const first = await connection.client(never);
    expect(await connection.client(never)).toBe(first);
    first.close();
    expect(await (await connection.client(never)).readEntry(peopleDn, ['ou'], never)).toBeDefined();
  });
});

describe('a server that', () => {
  it('rejects the account ends the search for a server: another would too, and might lock it', async () => {
    const rejecting = await scripted((_, reply) => reply.done({ code: 49 }));
    const next = await scripted((_, reply) => reply.done());
    expect((await failureOf(settingsFor([rejecting.url, next.url]))).reason).toBe('credentials-rejected');
    expect(next.received).toEqual([]);
  });

  it('wants encryption gets no second try, and the setting is named', async () => {
    const strict = await scripted((_, reply) => reply.done({ code: 8 }));
    const failure = await failureOf(settingsFor(strict.url));
    expect(failure).toMatchObject({ reason: 'credentials-rejected', setting: 'security' });
    expect(failure.message).toContain('LDAPS or StartTLS');
  });

  it('does not offer StartTLS gets no password', async () => {
    const plain = await scripted((_, reply) => reply.done({ code: 2 }));
    expect(await failureOf(settingsFor(plain.url, { security: 'starttls' }))).toMatchObject({ setting: 'security' });
    expect(plain.received.map(({ operation }) => operation)).toEqual(['extended']);
  });

  it('is not to be asked without a password is not asked at all', async () => {
    const lenient = await scripted((_, reply) => reply.done());
    const settings = { ...settingsFor(lenient.url), bindPassword: '' };
    expect(await failureOf(settings)).toMatchObject({ reason: 'credentials-rejected', setting: 'bindPassword' });
    expect(lenient.received).toEqual([]);
  });

  it('lets everyone read is asked without signing in', async () => {
    const open = await scripted((_, reply) => reply.done());
    await tryOut(settingsFor(open.url, { bindDn: '', bindPassword: '' }));
    expect(open.received.map(({ operation }) => operation)).toEqual(['search']);
  });
});

describe('within a limited reach, a server', () => {
  const outOfReach = expect.objectContaining({
    ...{ reason: 'permission-missing', setting: 'urls' },
    message: expect.stringContaining('ROSTER_TENANT_HOSTS') as string,
  }) as ConnectorFailure;

  it.each(['127.0.0.1', 'localhost', '0x7f000001', '2130706433', '[::1]', '[::ffff:127.0.0.1]'])(
    'in a private network gets no connection: %s',
    async (host) => {
      const server = await scripted((_, reply) => reply.done());
      const { port } = new URL(server.url);
      for (const scheme of ['ldap', 'ldaps'] as const) {
        const security = scheme === 'ldap' ? 'starttls' : 'ldaps';
        const settings = settingsFor(`${scheme}://${host}:${port}`, { security });
        expect(
          await failureOf(
            settings,
            limitedReach(() => []),
          ),
        ).toEqual(outOfReach);
      }
      expect(server.received).toEqual([]);
    },
  );

  it('that the operator names is reached, also behind one that is not', async () => {
    const server = await scripted((_, reply) => reply.done());
    const reach = limitedReach(() => [new URL(server.url).host]);
    await tryOut(settingsFor(['ldap://localhost:1', server.url]), reach);
    expect(server.received.length).toBeGreaterThan(0);
  });
});

describe('when no server answers, the failure', () => {
  it('tells of each of them', async () => {
    const ports = [await freePort(), await freePort()];
    const failure = await failureOf(settingsFor(ports.map((port) => `ldap://127.0.0.1:${String(port)}`)));
    expect(failure.reason).toBe('unavailable');
    for (const port of ports) expect(failure.message).toContain(`127.0.0.1:${String(port)}`);
  });

  it('tells that no machine can have such a name', async () => {
    const failure = await failureOf(settingsFor(`ldap://${'a'.repeat(300)}.example`));
    expect(failure.message).toContain('is not the name of any machine');
  });

  it('tells that a machine is not to be found', async () => {
    const failure = await failureOf(settingsFor('ldap://nowhere.invalid'));
    expect(failure.message).toMatch(/nowhere\.invalid (is not the name of any machine|cannot be looked up)/);
  });
});
