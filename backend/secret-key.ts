import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './errors/start-error.ts';

/** The key that seals secrets: as set, else of the key file in the data folder, made on the first start with mode 0600. */
export async function loadSecretKey(given: Uint8Array | undefined, dataFolder: string): Promise<Uint8Array> {
  if (given) return given;
  const file = join(dataFolder, 'secret-key');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept === undefined) return makeKey(file, dataFolder);
  const key = Buffer.from(kept.trim(), 'base64');
  if (key.length === 32) return key;
  throw new StartError(`The key file ${file} is damaged. Put back the one that saved secrets were sealed with.`);
}

async function makeKey(file: string, dataFolder: string): Promise<Uint8Array> {
  const key = randomBytes(32);
  try {
    await mkdir(dataFolder, { recursive: true });
    await writeFile(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new StartError(
      `Roster may not write its key file (${file}). Make the data folder writable, or set ROSTER_SECRET_KEY.`,
      {
        cause,
      },
    );
  }
  return key;
}
