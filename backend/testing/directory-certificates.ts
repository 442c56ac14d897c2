import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requireProgram, runProgram } from './directory-server.ts';

export interface TestCertificates {
  /** Of the authority, in PEM. */
  readonly caCertificate: string;
  readonly caFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** A certificate for the names, e.g. `DNS:localhost`, signed by an authority of its own. */
export async function makeCertificates(folder: string, names: readonly string[]): Promise<TestCertificates> {
  requireProgram('/usr/bin/openssl', 'openssl');
  await mkdir(folder, { recursive: true });
  const file = (base: string): string => join(folder, base);
  const openssl = (...args: readonly string[]): Promise<string> => runProgram('/usr/bin/openssl', args);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl(
    'req',
    '-x509',
    ...key,
    '-subj',
    '/CN=Roster test authority',
    '-keyout',
    file('ca.key'),
    '-out',
    file('ca.pem'),
  );
  await openssl('req', ...key, '-subj', '/CN=localhost', '-keyout', file('server.key'), '-out', file('server.csr'));
  await writeFile(file('names'), `subjectAltName=${names.join(',')}`);
  await openssl(
    ...['x509', '-req', '-in', file('server.csr'), '-CA', file('ca.pem'), '-CAkey', file('ca.key')],
    ...['-CAcreateserial', '-extfile', file('names'), '-out', file('server.pem')],
  );
  return {
    caCertificate: await readFile(file('ca.pem'), 'utf8'),
    caFile: file('ca.pem'),
    certificateFile: file('server.pem'),
    keyFile: file('server.key'),
  };
}
