import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates, type TestCertificates } from './directory-certificates.ts';
import { requireProgram, runProgram, startServer, stopServer } from './directory-server.ts';

const packages =
  'samba samba-ad-provision samba-dsdb-modules samba-vfs-modules winbind python3-samba ldb-tools attr openssl';

export const domainDn = 'DC=corp,DC=example';
export const domainAdministrator = {
  bindDn: 'Administrator@corp.example',
  bindPassword: 'Passw0rd!Roster',
} as const;

/** A real domain controller of the domain corp.example. Like Windows, it takes passwords on encrypted connections only. */
export interface SambaAd extends AsyncDisposable {
  readonly ldapsUrl: string;
  /** For StartTLS, and to be refused without. */
  readonly ldapUrl: string;
  /** Of the authority, in PEM. */
  readonly caCertificate: string;
  /** Loads entries in bulk. */
  add(ldif: string): Promise<void>;
  /** Applies changes, renames and deletions. */
  modify(ldif: string): Promise<void>;
  stop(): Promise<void>;
}

/** Needs to be root, as a domain controller has fixed ports; each has a loopback address of its own instead. */
export async function startSambaAd(): Promise<SambaAd> {
  for (const file of ['/usr/sbin/samba', '/usr/bin/samba-tool', '/usr/bin/ldbadd']) requireProgram(file, packages);
  if (process.getuid?.() !== 0) throw new Error('A domain controller listens on ports below 1024: run this as root.');
  const folder = await mkdtemp(join(tmpdir(), 'roster-samba-'));
  const address = `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`;
  const certificates = await makeCertificates(join(folder, 'certificates'), [`IP:${address}`, 'DNS:dc1.corp.example']);
  const configFile = await provision(folder, address, certificates);
  const server = await startServer('/usr/sbin/samba', ['-F', '-M', 'single', '-s', configFile, '--no-process-group'], {
    host: address,
    port: 636,
  });
  const database = join(folder, 'domain', 'private', 'sam.ldb');
  const stop = async (): Promise<void> => {
    await stopServer(server);
    await rm(folder, { recursive: true, force: true });
  };
  return {
    ldapsUrl: `ldaps://${address}`,
    ldapUrl: `ldap://${address}`,
    caCertificate: certificates.caCertificate,
    add: (ldif) => applyLdif(folder, ldif, ['/usr/bin/ldbadd', '-H', database]),
    modify: (ldif) => applyLdif(folder, ldif, ['/usr/bin/ldbmodify', '-H', database]),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function provision(folder: string, address: string, certificates: TestCertificates): Promise<string> {
  const domain = join(folder, 'domain');
  await mkdir(join(domain, 'run'), { recursive: true });
  await runProgram('/usr/bin/samba-tool', [
    ...['domain', 'provision', `--targetdir=${domain}`, '--realm=CORP.EXAMPLE', '--domain=CORP', '--server-role=dc'],
    ...['--dns-backend=NONE', `--adminpass=${domainAdministrator.bindPassword}`, '--host-name=dc1'],
    ...[`--host-ip=${address}`, `--option=interfaces=${address}/8`, '--option=bind interfaces only=yes'],
    `--option=posix:eadb=${join(domain, 'eadb.tdb')}`,
  ]);
  const configFile = join(domain, 'etc', 'smb.conf');
  const config = await readFile(configFile, 'utf8');
  const ours = [
    `log file = ${join(domain, 'log')}`,
    `pid directory = ${join(domain, 'run')}`,
    'server services = ldap',
    `tls certfile = ${certificates.certificateFile}`,
    `tls keyfile = ${certificates.keyFile}`,
    `tls cafile = ${certificates.caFile}`,
  ];
  const kept = config.split('\n').filter((line) => !/^\s*(log file|server services) =/.test(line));
  await writeFile(configFile, kept.join('\n').replace('[global]', `[global]\n\t${ours.join('\n\t')}`));
  return configFile;
}

async function applyLdif(
  folder: string,
  ldif: string,
  [program, ...args]: readonly [string, ...string[]],
): Promise<void> {
  const file = join(folder, 'changes.ldif');
  await writeFile(file, ldif);
  await runProgram(program, [...args, file]);
}
