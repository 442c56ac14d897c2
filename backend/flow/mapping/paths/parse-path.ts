import { refuseName, type AttributePath, type PathProblem, type PathReading } from './attribute-path.ts';
import { readBracket } from './read-bracket.ts';

export type ParsedPath =
  { readonly ok: true; readonly path: AttributePath } | { readonly ok: false; readonly problem: PathProblem };

/**
 * Reads `profile.login`, `phones[0].value`, `emails[type=work].value`, `photos.^[primary==true].value`,
 * `["urn:…:2.0:User"].department`. Never throws.
 */
export function parsePath(text: string): ParsedPath {
  const reading: PathReading = { text, steps: [], at: 0 };
  do {
    const problem = readSegment(reading);
    if (problem !== undefined) return { ok: false, problem };
  } while (reading.at < text.length);
  return { ok: true, path: { text, steps: reading.steps } };
}

function readSegment(reading: PathReading): PathProblem | undefined {
  const { text, steps } = reading;
  const dotted = steps.length > 0 && text.charAt(reading.at) === '.';
  if (dotted) reading.at += 1;
  const position = reading.at;
  if (text.startsWith('^[', position)) {
    reading.at += 1;
    return readBracket(reading, 'first');
  }
  if (text.charAt(position) === '[') return readBracket(reading, 'all');
  if (dotted || steps.length === 0) return readBareName(reading);
  // A bare name ends only where one of the characters tested above may follow, so this comes after a bracket.
  if (text.charAt(position) === ']') return { position, message: 'This “]” has no “[” before it.' };
  return {
    position,
    message: 'Put a “.” between “]” and the name after it.',
    suggestion: `${text.slice(0, position)}.${text.slice(position)}`,
  };
}

const bareName = /[^.[\]{}"'^\p{Cc}]+/uy;

function readBareName(reading: PathReading): PathProblem | undefined {
  const { text, at: position } = reading;
  bareName.lastIndex = position;
  const name = bareName.exec(text)?.[0];
  if (name === undefined) return noName(text, position);
  const problem = unquotedUrn(text, position) ?? spaceBeside(text, position, name) ?? refuseName(name, position);
  if (problem !== undefined) return problem;
  reading.steps.push({ kind: 'name', name, position });
  reading.at += name.length;
  const after = text.charAt(reading.at);
  const goesOn = ['', '.', '['].includes(after) || text.startsWith('^[', reading.at);
  return goesOn ? undefined : strayCharacter(reading.at, after);
}

function noName(text: string, position: number): PathProblem {
  const found = text.charAt(position);
  if (text === '') return { position, message: 'The path is empty. Type the name of an attribute.' };
  if (found !== '' && found !== '.') return strayCharacter(position, found);
  const suggestion = text.replace(/\.+(?=\.)/g, '').replace(/^\.|\.$/g, '');
  return {
    position,
    message: 'The name of an attribute is missing here.',
    ...(suggestion !== '' && { suggestion }),
  };
}

function strayCharacter(position: number, found: string): PathProblem {
  if (found === ']') return { position, message: 'This “]” has no “[” before it.' };
  const shown = /\p{Cc}/u.test(found) ? 'An invisible character' : `“${found}”`;
  return { position, message: `${shown} cannot stand here. Write a name that holds it in brackets and quotes: ["…"].` };
}

/** SCIM's schema names hold dots (`…:2.0:User`), which would be read as steps. */
function unquotedUrn(text: string, position: number): PathProblem | undefined {
  const [, urn, rest] = /^(urn:(?:[^.[\]{}"']|\.(?=\d))+)(.*)$/isu.exec(text.slice(position)) ?? [];
  if (urn === undefined || rest === undefined || !urn.includes('.')) return undefined;
  return {
    position,
    message: 'Write a schema name in brackets and quotes, because it holds dots.',
    suggestion: `${text.slice(0, position)}["${urn}"]${rest}`,
  };
}

function spaceBeside(text: string, position: number, name: string): PathProblem | undefined {
  const trimmed = name.trim();
  if (trimmed === name) return undefined;
  const suggestion = `${text.slice(0, position)}${trimmed}${text.slice(position + name.length)}`;
  return {
    position: name.startsWith(trimmed) ? position + trimmed.length : position,
    message: 'There is a space too many beside the name of the attribute.',
    ...(trimmed !== '' && { suggestion }),
  };
}
