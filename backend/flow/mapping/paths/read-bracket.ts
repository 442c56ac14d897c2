import { refuseName, type FilterStep, type PathProblem, type PathReading } from './attribute-path.ts';

/** Reads one bracket, which `reading.at` stands on: `[0]`, `["a name"]`, `[type=work]`, `[type eq "work"]`. */
export function readBracket(reading: PathReading, takes: FilterStep['takes']): PathProblem | undefined {
  const { text, at: start, steps } = reading;
  const end = closingBracket(text, start);
  if (end === undefined) return unclosed(text, start);
  const content = text.slice(start + 1, end).trim();
  const position = start + 1;
  reading.at = end + 1;

  const name = takes === 'all' ? unquote(content) : undefined;
  if (name !== undefined) {
    if (name === '') return { position, message: 'The name between the quotes is missing.' };
    steps.push({ kind: 'name', name, position });
    return refuseName(name, position);
  }
  if (steps.length === 0) return atStart(text, start, content);
  if (takes === 'all' && /^-?\d{1,9}$/.test(content)) {
    steps.push({ kind: 'index', index: Number(content) });
    return undefined;
  }
  const filter = readFilter(content, takes);
  if (filter === undefined) return unreadable({ text, start, end, content, takes });
  steps.push(filter);
  return refuseName(filter.name, position);
}

function closingBracket(text: string, start: number): number | undefined {
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote === '' && character === ']') return at;
    if (quote !== '' && character === '\\') at += 1;
    else if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
  }
  return undefined;
}

const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')$/su;
const filterForm = /^((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"'=!<>]+))(?:\s*==?\s*|\s+eq\s+)(\S.*)$/su;

function unquote(text: string): string | undefined {
  const [, double, single] = quoted.exec(text) ?? [];
  return (double ?? single)?.replace(/\\(.)/gsu, '$1');
}

function readFilter(content: string, takes: FilterStep['takes']): FilterStep | undefined {
  const [, name, value] = filterForm.exec(content) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const bare = /^["'=]/.test(value) ? undefined : value;
  const wanted = unquote(value) ?? bare;
  return wanted === undefined ? undefined : { kind: 'filter', name: unquote(name) ?? name, value: wanted, takes };
}

function unclosed(text: string, start: number): PathProblem {
  const openQuote = /^\[\s*(["'])[^"'\]]*\]/.exec(text.slice(start))?.[1];
  if (openQuote !== undefined) return { position: start, message: `The quote ${openQuote} after “[” is not closed.` };
  return { position: start, message: 'This “[” is not closed.', suggestion: `${text}]` };
}

function atStart(text: string, start: number, content: string): PathProblem {
  const named = /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(content);
  return {
    position: start,
    message: 'A path starts with the name of an attribute. An index or a filter comes after it.',
    ...(named && { suggestion: `${content}${text.slice(start + content.length + 2)}` }),
  };
}

interface Bracket {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly content: string;
  readonly takes: FilterStep['takes'];
}

function unreadable({ text, start, end, content, takes }: Bracket): PathProblem {
  const before = text.slice(0, start);
  const after = text.slice(end + 1);
  if (content === '*' || content === '') {
    const message = `“[${content}]” is not needed: a path reads every element of a list.`;
    return { position: start, message, suggestion: `${before}${after}` };
  }
  if (takes === 'first')
    return { position: start + 1, message: 'After “^” stands a filter, such as ^[primary==true].' };
  const message = 'In brackets stands an index [0], a filter [type=work] or a name in quotes ["…"].';
  const comparison = /[=!<>]/.test(content);
  return { position: start + 1, message, ...(!comparison && { suggestion: `${before}["${content}"]${after}` }) };
}
