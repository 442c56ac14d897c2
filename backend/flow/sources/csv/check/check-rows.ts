import type { CheckFinding } from '../../source.ts';
import type { CsvContent } from '../csv-content.ts';
import type { CsvSettings } from '../csv-settings.ts';
import { isProblem } from '../columns/plan-columns.ts';
import type { RowSurvey } from './survey-rows.ts';

const subject = 'Read the rows';

/** How many people the file would bring, and which rows would bring none. */
export function checkRows(survey: RowSurvey, content: CsvContent, settings: CsvSettings): CheckFinding[] {
  return [...people(survey, content), ...rejected(survey), ...managers(survey, content), ...disabled(survey, settings)];
}

function people({ people: count, rejected: others }: RowSurvey, { file }: CsvContent): CheckFinding[] {
  if (count > 0) return [{ status: 'works', subject, message: `${counted(count, 'person', 'people')}.` }];
  const message =
    others === 0 ? 'There are no rows beneath the names of the columns.' : 'No row can be made a person of.';
  return [{ status: 'missing', subject, message, setting: file.setting }];
}

function rejected({ rejected: count, examples }: RowSurvey): CheckFinding[] {
  if (count === 0) return [];
  const lines = examples.map(({ line, because }) => `Line ${String(line)}: ${because}`).join(' ');
  const more = count > examples.length ? ` And ${counted(count - examples.length, 'more row', 'more rows')}.` : '';
  const message = `${counted(count, 'row', 'rows')} would be left out. ${lines}${more}`;
  return [{ status: 'warning', subject, message }];
}

function managers({ withManager, people: count }: RowSurvey, { columns, header }: CsvContent): CheckFinding[] {
  if (isProblem(columns) || columns.manager === undefined) return [];
  const keys = columns.references.map((index) => `“${header.columns[index] ?? ''}”`).join(' or ');
  return [
    {
      status: 'works',
      subject: 'Find managers',
      message: `The column “${header.columns[columns.manager] ?? ''}” names the manager of ${withManager.toLocaleString('en')} of ${counted(count, 'person', 'people')}, by ${keys}.`,
      setting: 'managerColumn',
    },
  ];
}

function disabled({ disabled: count, people: all }: RowSurvey, { activeColumn }: CsvSettings): CheckFinding[] {
  if (activeColumn === '') return [];
  const message = `${count.toLocaleString('en')} of ${counted(all, 'person', 'people')} count as disabled.`;
  return [
    {
      status: all > 0 && count === all ? 'warning' : 'works',
      subject: 'Read the status',
      message,
      setting: 'activeColumn',
    },
  ];
}

function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
}
