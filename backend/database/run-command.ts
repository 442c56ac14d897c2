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

/** Runs a program to its end. Rejects only when it cannot be started at all. */
export function run(
  command: string,
  args: readonly string[],
  { user, input }: { readonly user?: SystemUser | undefined; readonly input?: string } = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    // A daemon that the program leaves behind must not keep our pipes open, so only `close` of the program itself counts.
    const child = spawn(command, args, { ...user, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code: code ?? 1, output });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
