/** Everything that must hold before a change lands: `npm test`. With names, only those steps: `npm test -- lint types`. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installTestPrograms } from './install-test-programs.ts';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Steps of one stage run at the same time. */
  readonly stage: 'static' | 'tests' | 'browser';
}

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

interface TestCounts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

const results = await mkdtemp(join(tmpdir(), 'roster-check-'));
const report = (name: string) => join(results, `${name}.json`);
const vitest = (name: string, ...projects: readonly string[]) => [
  ...['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`],
  ...projects.flatMap((project) => ['--project', project]),
];

const steps: readonly Step[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'], stage: 'static' },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.node.json'], stage: 'static' },
  { name: 'types of the pages', command: ['tsc', '-p', 'frontend/tsconfig.json'], stage: 'static' },
  {
    name: 'imports',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.js',
      'backend',
      'simulators',
      'frontend',
      'scripts',
      'bench',
    ],
    stage: 'static',
  },
  { name: 'dead code', command: ['knip'], stage: 'static' },
  { name: 'lint', command: ['eslint', '--max-warnings=0', '.'], stage: 'static' },
  { name: 'tests', command: vitest('tests', 'unit', 'page', 'db'), stage: 'tests' },
  { name: 'browser', command: vitest('browser', 'browser'), stage: 'browser' },
];

/** Runs one step and keeps what it printed for when it fails. */
function runStep({ name, command, stage }: Step): Promise<Outcome> {
  const [program, ...args] = command;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program ?? '', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      // The checks of types and imports look at whole trees; the tests at what a user has.
      env: { ...process.env, FORCE_COLOR: '0', NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
      if (stage !== 'static') process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('exit', (code) => {
      const seconds = (performance.now() - started) / 1000;
      process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}  ${name}  (${seconds.toFixed(1)} s)\n`);
      if (code !== 0 && stage === 'static') process.stdout.write(`${output}\n`);
      resolve({ name, passed: code === 0, output, seconds });
    });
  });
}

/** Two at a time: that is what a small machine has cores for. */
async function runStage(stage: Step['stage'], wanted: readonly Step[]): Promise<Outcome[]> {
  const queue = wanted.filter((step) => step.stage === stage);
  const outcomes: Outcome[] = [];
  const lane = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) outcomes.push(await runStep(step));
  };
  await Promise.all([lane(), lane()]);
  return outcomes;
}

async function testCounts(name: string): Promise<TestCounts> {
  const text = await readFile(report(name), 'utf8').catch(() => '{"numPassedTests":0,"numFailedTests":0}');
  return JSON.parse(text) as TestCounts;
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no step “${unknown.join('”, “')}”. Steps: ${steps.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}
const wanted = names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
if (wanted.some(({ stage }) => stage !== 'static')) installTestPrograms();

const outcomes: Outcome[] = [];
for (const stage of ['static', 'tests', 'browser'] as const) outcomes.push(...(await runStage(stage, wanted)));
const counts = await Promise.all(['tests', 'browser'].map(testCounts));
await rm(results, { recursive: true, force: true });

const failed = outcomes.filter(({ passed }) => !passed);
process.stdout.write('\n');
for (const { name, passed, seconds } of outcomes) {
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(20)} ${seconds.toFixed(1).padStart(7)} s\n`);
}
const sum = (field: keyof TestCounts) => counts.reduce((total, count) => total + count[field], 0);
const failedChecks = failed.filter(({ name }) => name !== 'tests' && name !== 'browser').length;
process.stdout.write(
  `\n${String(sum('numPassedTests') + outcomes.length - failed.length)} passed, ${String(sum('numFailedTests') + failedChecks)} failed\n`,
);
process.exit(failed.length === 0 ? 0 : 1);
