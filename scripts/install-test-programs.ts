import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs that the tests drive for real, and the Debian packages that bring them. */
const programs: readonly { readonly file: string; readonly packages: readonly string[] }[] = [
  { file: '/usr/bin/chromium', packages: ['chromium'] },
  { file: '/usr/sbin/slapd', packages: ['slapd'] },
  { file: '/usr/bin/ldapsearch', packages: ['ldap-utils'] },
  {
    file: '/usr/sbin/samba',
    packages: [
      'samba',
      'samba-ad-provision',
      'samba-dsdb-modules',
      'samba-vfs-modules',
      'winbind',
      'python3-samba',
      'attr',
    ],
  },
  { file: '/usr/bin/ldbadd', packages: ['ldb-tools'] },
  { file: '/usr/bin/openssl', packages: ['openssl'] },
  { file: '/usr/bin/vipsthumbnail', packages: ['libvips-tools'] },
];

const environment = {
  ...process.env,
  DEBIAN_FRONTEND: 'noninteractive',
  // Packages that bring a server must not start it: the tests start their own, in a folder of their own.
  RUNLEVEL: '1',
};

function apt(args: readonly string[]): void {
  const result = spawnSync('apt-get', args, {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (result.status === 0) return;
  throw new Error(`\`apt-get ${args.join(' ')}\` failed:\n${result.stderr}`);
}

/** Installs what is missing when root, else says which command does. */
export function installTestPrograms(): void {
  const packages = programs.filter(({ file }) => !existsSync(file)).flatMap((program) => program.packages);
  if (packages.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`The tests drive programs that are not installed here. Run, as root:\n  ${command}`);
  }
  process.stdout.write(`Installing for the tests: ${packages.join(' ')}\n`);
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...packages]);
}
