import type { CheckFinding } from '../../source.ts';
import type { CsvContent } from '../csv-content.ts';
import type { CsvSettings } from '../csv-settings.ts';
import { columnsOf, isProblem } from '../columns/plan-columns.ts';

/** Which columns there are, and what they are taken for. */
export function checkColumns({ header, columns }: CsvContent, settings: CsvSettings): CheckFinding[] {
  const { columns: names, renamed } = header;
  const found: CheckFinding = {
    status: 'works',
    subject: 'Read the columns',
    message: `${String(names.length)} ${names.length === 1 ? 'column' : 'columns'}. ${columnsOf(header)}`,
  };
  const others = renamed.length === 0 ? [] : [renamedFinding(renamed)];
  if (isProblem(columns)) {
    const missing = columns.map(({ setting, message }): CheckFinding => ({
      status: 'missing',
      subject: 'Find the columns',
      message,
      setting,
    }));
    return [found, ...others, ...missing];
  }
  const id = names[columns.id] ?? '';
  return [found, ...others, idFinding(id, columns.id === columns.email, settings)];
}

function idFinding(name: string, isEmail: boolean, { idColumn }: CsvSettings): CheckFinding {
  const subject = 'Tell people apart';
  if (isEmail && idColumn === '') {
    const message = `By “${name}”. Whoever gets another address is then taken for another person: better name a column with an employee number, if there is one.`;
    return { status: 'warning', subject, message, setting: 'idColumn' };
  }
  return { status: 'works', subject, message: `By the column “${name}”.`, setting: 'idColumn' };
}

function renamedFinding(renamed: readonly string[]): CheckFinding {
  const shown = renamed.slice(0, 5).map((name) => `“${name}”`);
  const more = renamed.length - shown.length;
  return {
    status: 'warning',
    subject: 'Read the columns',
    message: `Some columns have no name, or the name of another. They are called ${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}.`,
  };
}
