import { spawn } from 'node:child_process';

/** A system user that a program runs as. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

export interface CommandResult {
  readonly code: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/** How long what a program has written may be on its way to us after its end. */
const readOutMs = 300;

/** Runs a program to its end. Rejects only when it cannot be started at all. */
export function run(
  command: string,
  args: readonly string[],
  { user, input }: { readonly user?: SystemUser | undefined; readonly input?: string } = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...user, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    const finish = (code: number | null): void => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code: code ?? 1, output });
    };
    child.on('close', finish);
    // A daemon that the program leaves behind keeps the pipes open for ever; what the program itself wrote is read by then.
    child.on('exit', (code) => setTimeout(finish, readOutMs, code).unref());
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
