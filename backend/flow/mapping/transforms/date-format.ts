import { midnight, type WrittenDate } from './read-date.ts';

export type CompiledDateFormat =
  | { readonly ok: true; readonly format: (date: WrittenDate) => string }
  | { readonly ok: false; readonly problem: FormatProblem };

interface FormatProblem {
  readonly position: number;
  readonly message: string;
  readonly suggestion?: string;
}

type Part = (date: WrittenDate) => string;

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const two = (value: number) => String(value).padStart(2, '0');
const twelve = (hour: number) => (hour % 12 === 0 ? 12 : hour % 12);
const monthName = ({ month }: WrittenDate) => months[month - 1] ?? '';
const weekday = (date: WrittenDate) => weekdays[midnight(date).getUTCDay()] ?? '';

/** Every token there is. Month and weekday names are English. */
const tokens: Readonly<Record<string, Part>> = {
  yyyy: ({ year }) => String(year).padStart(4, '0'),
  yy: ({ year }) => two(year % 100),
  MMMM: monthName,
  MMM: (date) => monthName(date).slice(0, 3),
  MM: ({ month }) => two(month),
  M: ({ month }) => String(month),
  dd: ({ day }) => two(day),
  d: ({ day }) => String(day),
  EEEE: weekday,
  EEE: (date) => weekday(date).slice(0, 3),
  HH: ({ hour }) => two(hour),
  H: ({ hour }) => String(hour),
  hh: ({ hour }) => two(twelve(hour)),
  h: ({ hour }) => String(twelve(hour)),
  mm: ({ minute }) => two(minute),
  ss: ({ second }) => two(second),
  a: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  XXX: ({ offset }) => offset,
};

/**
 * `yyyy-MM-dd`, `d MMMM yyyy 'at' HH:mm`. Letters are tokens, text stands in single quotes (two of them are one
 * quote), everything else is itself.
 */
export function compileDateFormat(format: string): CompiledDateFormat {
  const parts: Part[] = [];
  for (const { 0: piece, index } of format.matchAll(/'(?:[^']|'')*'?|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    if (piece.startsWith("'") && (piece.length === 1 || !piece.endsWith("'"))) {
      const problem = { position: index, message: 'This quote is not closed.', suggestion: `${format}'` };
      return { ok: false, problem };
    }
    const token = /^[A-Za-z]/.test(piece) ? tokens[piece] : literal(piece);
    if (token === undefined) return { ok: false, problem: unknownToken(format, piece, index) };
    parts.push(token);
  }
  return { ok: true, format: (date) => parts.map((part) => part(date)).join('') };
}

function literal(piece: string): Part {
  const text = piece === "''" ? "'" : piece.replace(/^'([^]*)'$/, '$1').replaceAll("''", "'");
  return () => text;
}

function unknownToken(format: string, piece: string, position: number): FormatProblem {
  const meant = [piece.toLowerCase(), piece.toUpperCase()].find((token) => Object.hasOwn(tokens, token));
  const message = `“${piece}” is not part of a date. There are ${Object.keys(tokens).join(', ')}; text stands in single quotes.`;
  const rest = format.slice(position + piece.length);
  const suggestion = meant === undefined ? undefined : `${format.slice(0, position)}${meant}${rest}`;
  return { position, message, ...(suggestion !== undefined && { suggestion }) };
}
