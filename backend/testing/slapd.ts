import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, requireProgram, runProgram, startServer, stopServer } from './directory-server.ts';
import { makeCertificates, type TestCertificates } from './directory-certificates.ts';

export interface SlapdOptions {
  /** What is loaded after `slapdBase`. Default: nobody. */
  readonly ldif?: Iterable<string> | AsyncIterable<string>;
  /** With StartTLS, and LDAPS at `ldapsUrl`. */
  readonly tls?: boolean;
  /** More lines for the database, e.g. access rules. */
  readonly databaseLines?: readonly string[];
}

export interface Slapd extends AsyncDisposable {
  readonly url: string;
  /** With `tls`. */
  readonly ldapsUrl: string;
  /** Of the authority, in PEM. Empty without `tls`. */
  readonly caCertificate: string;
  /** Applies changes as the directory's administrator. */
  modify(ldif: string): Promise<void>;
  stop(): Promise<void>;
}

export const suffix = 'dc=example,dc=org';
export const peopleDn = `ou=people,${suffix}`;
export const groupsDn = `ou=groups,${suffix}`;

const administrator = { bindDn: `cn=admin,${suffix}`, bindPassword: 'admin-secret' } as const;
/** May read everything, however much. */
export const reader = { bindDn: `cn=reader,${suffix}`, bindPassword: 'reader-secret' } as const;
/** May read everything too, but within slapd's default limit of 500 entries. */
export const limitedReader = { bindDn: `cn=limited,${suffix}`, bindPassword: 'limited-secret' } as const;

const account = (name: string, password: string): string =>
  `dn: cn=${name},${suffix}\nobjectClass: simpleSecurityObject\nobjectClass: organizationalRole\ncn: ${name}\nuserPassword: ${password}\n\n`;

const slapdBase = [
  `dn: ${suffix}\nobjectClass: dcObject\nobjectClass: organization\no: Example\ndc: example\n\n`,
  `dn: ${peopleDn}\nobjectClass: organizationalUnit\nou: people\n\n`,
  `dn: ${groupsDn}\nobjectClass: organizationalUnit\nou: groups\n\n`,
  account('reader', reader.bindPassword),
  account('limited', limitedReader.bindPassword),
];

/** An OpenLDAP server of its own, gone after `stop`. */
export async function startSlapd(options: SlapdOptions = {}): Promise<Slapd> {
  requireProgram('/usr/sbin/slapd', 'slapd');
  requireProgram('/usr/bin/ldapmodify', 'ldap-utils');
  const folder = await mkdtemp(join(tmpdir(), 'roster-slapd-'));
  const certificates = options.tls ? await makeCertificates(folder, ['DNS:localhost', 'IP:127.0.0.1']) : undefined;
  const config = join(folder, 'slapd.conf');
  await mkdir(join(folder, 'db'));
  await writeFile(config, configuration(folder, certificates, options.databaseLines ?? []));
  await runProgram('/usr/sbin/slapadd', ['-q', '-f', config], loadedLdif(options.ldif ?? []));
  const [port, ldapsPort] = [await freePort(), await freePort()];
  const url = `ldap://127.0.0.1:${port}`;
  const ldapsUrl = `ldaps://127.0.0.1:${ldapsPort}`;
  // Every loopback address, so that a test can come by one that is not in the certificate.
  const listeners = certificates ? `ldap://0.0.0.0:${port}/ ldaps://0.0.0.0:${ldapsPort}/` : `${url}/`;
  const server = await startServer('/usr/sbin/slapd', ['-d', '0', '-f', config, '-h', listeners], {
    host: '127.0.0.1',
    port,
  });
  const stop = async (): Promise<void> => {
    await stopServer(server);
    await rm(folder, { recursive: true, force: true });
  };
  return {
    url,
    ldapsUrl,
    caCertificate: certificates?.caCertificate ?? '',
    modify: (ldif) => modify(url, ldif),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function* loadedLdif(ldif: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string, void> {
  yield* slapdBase;
  yield* ldif;
}

async function modify(url: string, ldif: string): Promise<void> {
  const { bindDn, bindPassword } = administrator;
  await runProgram('/usr/bin/ldapmodify', ['-x', '-H', url, '-D', bindDn, '-w', bindPassword], [ldif]);
}

function configuration(
  folder: string,
  certificates: TestCertificates | undefined,
  databaseLines: readonly string[],
): string {
  const schemas = ['core', 'cosine', 'inetorgperson', 'nis'].map((name) => `include /etc/ldap/schema/${name}.schema`);
  const tls = certificates
    ? [`TLSCertificateFile ${certificates.certificateFile}`, `TLSCertificateKeyFile ${certificates.keyFile}`]
    : [];
  const lines = [
    ...schemas,
    'modulepath /usr/lib/ldap',
    'moduleload back_mdb',
    'moduleload syncprov',
    `pidfile ${join(folder, 'slapd.pid')}`,
    ...tls,
    'database mdb',
    `suffix "${suffix}"`,
    `rootdn "${administrator.bindDn}"`,
    `rootpw ${administrator.bindPassword}`,
    `directory ${join(folder, 'db')}`,
    `maxsize ${16 * 1024 ** 3}`,
    'dbnosync',
    ...['objectClass', 'uid', 'entryCSN', 'entryUUID'].map((attribute) => `index ${attribute} eq`),
    `limits dn.exact="${reader.bindDn}" size=unlimited time=unlimited`,
    ...databaseLines,
  ];
  return `${lines.join('\n')}\n`;
}
