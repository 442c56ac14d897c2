import { randomBytes } from 'node:crypto';

/** Without those that are read as another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 4;
const groupLength = 5;

/** 100 bits that nobody guesses, in groups that people can read out: `7K2QM-…`. */
export function newSharingCode(): string {
  // 256 is a multiple of 32: no letter comes more often than another.
  const code = Array.from(randomBytes(groups * groupLength), (byte) => letters.charAt(byte % letters.length)).join('');
  return Array.from({ length: groups }, (_, group) => code.slice(group * groupLength, (group + 1) * groupLength)).join(
    '-',
  );
}

/** What was typed, as the code was made: small letters, spaces and letters that look alike do no harm. */
export function readSharingCode(typed: string): string {
  const code = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return code.match(new RegExp(`.{1,${String(groupLength)}}`, 'g'))?.join('-') ?? '';
}
