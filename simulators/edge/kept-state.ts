import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

/** What a simulator holds, for its next start. */
export interface KeptState<State> {
  /** Undefined: there was no earlier start, or nowhere to keep anything. */
  read(): State | undefined;
  write(state: z.input<z.ZodType<State>>): void;
}

/** In `state.json` of a folder; without a folder nothing is kept. */
export function openKeptState<State>(folder: string | undefined, shape: z.ZodType<State>): KeptState<State> {
  const file = join(folder ?? '', 'state.json');
  return {
    read: () => {
      const text = folder === undefined ? undefined : textOf(file);
      return text === undefined ? undefined : shape.parse(JSON.parse(text));
    },
    write: (state) => {
      if (folder === undefined) return;
      mkdirSync(folder, { recursive: true });
      // Whoever is stopped while writing finds what was there before.
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    },
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
