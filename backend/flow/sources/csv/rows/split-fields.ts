/** Fields of a row that has come to its end. */
export interface CompleteFields {
  readonly isComplete: true;
  readonly fields: readonly string[];
}

/** A row whose last field so far is in quotes and goes on in the next line. */
export interface OpenFields {
  readonly isComplete: false;
  readonly fields: readonly string[];
  /** The open field so far. */
  readonly value: string;
}

export type Fields = CompleteFields | OpenFields;

export function beginFields(line: string, separator: string): Fields {
  if (!line.includes('"')) return { isComplete: true, fields: line.split(separator) };
  return readFields(line, separator, { fields: [], at: 0 });
}

export function goOnWithFields(open: OpenFields, line: string, separator: string): Fields {
  const fields = [...open.fields];
  const quoted = readQuoted(line, separator, { at: 0, value: `${open.value}\n` });
  if (quoted.end === undefined) return { isComplete: false, fields, value: quoted.value };
  fields.push(quoted.value);
  if (quoted.end >= line.length) return { isComplete: true, fields };
  return readFields(line, separator, { fields, at: quoted.end + 1 });
}

function readFields(line: string, separator: string, from: { readonly fields: string[]; readonly at: number }): Fields {
  const { fields } = from;
  for (let { at } = from; ;) {
    if (line[at] === '"') {
      const { value, end } = readQuoted(line, separator, { at: at + 1, value: '' });
      if (end === undefined) return { isComplete: false, fields, value };
      fields.push(value);
      at = end;
    } else {
      const next = line.indexOf(separator, at);
      fields.push(line.slice(at, next === -1 ? line.length : next));
      at = next === -1 ? line.length : next;
    }
    if (at >= line.length) return { isComplete: true, fields };
    at += 1;
  }
}

interface QuotedField {
  readonly value: string;
  /** Where the separator after it is, or the line's end; `undefined`: it goes on in the next line. */
  readonly end: number | undefined;
}

/** A quotation mark that neither ends the field nor is doubled is part of the value, as hand-made files have it. */
function readQuoted(
  line: string,
  separator: string,
  from: { readonly at: number; readonly value: string },
): QuotedField {
  let { at, value } = from;
  for (;;) {
    const quote = line.indexOf('"', at);
    if (quote === -1) return { value: value + line.slice(at), end: undefined };
    value += line.slice(at, quote);
    if (line[quote + 1] === '"') {
      value += '"';
      at = quote + 2;
      continue;
    }
    const end = endAfter(line, separator, quote + 1);
    if (end !== undefined) return { value, end };
    value += '"';
    at = quote + 1;
  }
}

/** Between the closing quotation mark and the separator there may be blanks. */
function endAfter(line: string, separator: string, from: number): number | undefined {
  let at = from;
  while (line[at] === ' ' && separator !== ' ') at += 1;
  return at >= line.length || line[at] === separator ? at : undefined;
}
