#!/usr/bin/env node
// Makes a checkout ready (packages, Prisma client, built pages), then runs an entry file on Node 24.
// Plain JavaScript for Node 18 and newer: it runs before anything is installed.
//   node scripts/launch.mjs [--no-build] <entry.ts> [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamps = join(root, 'node_modules', '.cache', 'roster');
const isWindows = process.platform === 'win32';

/** @param {string} sentence */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function runQuietly(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    shell: isWindows,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  stop(
    `${result.stdout ?? ''}${result.stderr ?? ''}\n\`${command} ${args.join(' ')}\` failed. See above for the reason.`,
  );
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !['dist', 'node_modules', 'generated'].includes(entry.name))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

/** Does a step again only when one of its inputs has changed. @param {string} name @param {string[]} inputs @param {string} output @param {() => void} step */
function once(name, inputs, output, step) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesUnder(join(root, input))).sort()) {
    if (!/\.test\.tsx?$/.test(file)) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  const value = hash.digest('hex');
  const stamp = join(stamps, name);
  if (existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === value) return;
  step();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, value);
}

function installPackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  const stamp = join(stamps, 'packages');
  if (existsSync(installed) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(lock)) return;
  process.stderr.write('Installing packages (about a minute, the first time only) …\n');
  runQuietly('npm', ['ci', '--no-audit', '--no-fund']);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hashOf(lock));
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Node 24 or newer: the one that runs this, or the one that npm brought. */
function findNode() {
  const own = Number.parseInt(process.versions.node, 10);
  if (own >= 24) return process.execPath;
  const packaged = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(packaged)) return packaged;
  return stop(
    `Roster needs Node 24 or newer, and this is ${process.versions.node}. Install Node 24, or run \`npm ci\` again.`,
  );
}

const args = process.argv.slice(2);
const build = args[0] !== '--no-build';
if (!build) args.shift();
const [entry, ...rest] = args;
if (!entry) stop('Usage: node scripts/launch.mjs [--no-build] <entry.ts> [arguments]');

installPackages();
const node = findNode();
const bin = join(root, 'node_modules', '.bin');
const path = `${dirname(node)}${isWindows ? ';' : ':'}${bin}${isWindows ? ';' : ':'}${process.env.PATH ?? ''}`;
once('prisma-client', ['prisma/schema.prisma', 'package-lock.json'], 'backend/database/generated/client.ts', () =>
  // Only the parser is needed, and it is WebAssembly: the native engine would have to be downloaded.
  runQuietly('prisma', ['generate'], { PATH: path, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true' }),
);
if (build && existsSync(join(root, 'node_modules', 'vite'))) {
  once('pages', ['frontend', 'backend/contract', 'package-lock.json'], 'frontend/dist/index.html', () => {
    process.stderr.write('Building the pages …\n');
    runQuietly('vite', ['build', '--config', 'frontend/vite.config.ts'], { PATH: path });
  });
}

// Where much passes through and little stays, V8 would let its young generation grow with what passes through, and
// the old one to four times what stays.
const nodeFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16', '--heap-growing-percent=60'];
const child = spawn(node, [...nodeFlags, join(root, entry), ...rest], {
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
});
// A terminal sends Ctrl-C to both of us: the child decides when it is done.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGHUP'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 + (constants.signals[signal] ?? 0) : 1)));
