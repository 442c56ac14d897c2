import type { CsvSettings } from '../csv-settings.ts';
import type { Header } from './header.ts';
import { comparable, knownNames } from './known-names.ts';

/** Which column means what, as an index. */
export interface ColumnPlan {
  readonly id: number;
  readonly email: number | undefined;
  readonly manager: number | undefined;
  /** Columns by whose values others may name a person as their manager. */
  readonly references: readonly number[];
  readonly active: number | undefined;
  readonly picture: number | undefined;
}

export interface ColumnProblem {
  readonly setting: 'idColumn' | 'managerColumn' | 'managerKey' | 'activeColumn' | 'pictureColumn';
  readonly message: string;
}

type ColumnSettings = Pick<CsvSettings, ColumnProblem['setting']>;

/** Finds the columns that the settings name, and those that their own names give away. */
export function planColumns(header: Header, settings: ColumnSettings): ColumnPlan | readonly ColumnProblem[] {
  const problems: ColumnProblem[] = [];
  const named = (setting: ColumnProblem['setting']): number | undefined => {
    const wanted = settings[setting];
    if (wanted === '') return undefined;
    const index = indexOfColumn(header, wanted);
    if (index === undefined) problems.push({ setting, message: noSuchColumn(wanted, header) });
    return index;
  };
  const id = named('idColumn') ?? knownColumn(header, knownNames.id);
  const email = knownColumn(header, knownNames.email);
  const key = named('managerKey');
  const plan = {
    email,
    manager: named('managerColumn') ?? knownColumn(header, knownNames.manager),
    active: named('activeColumn'),
    picture: named('pictureColumn') ?? knownColumn(header, knownNames.picture),
  };
  if (id === undefined) problems.push({ setting: 'idColumn', message: noIdColumn(header) });
  if (problems.length > 0 || id === undefined) return problems;
  const references = key === undefined ? [id, ...(email === undefined ? [] : [email])] : [key];
  return { ...plan, id, references: [...new Set(references)] };
}

export function isProblem(plan: ColumnPlan | readonly ColumnProblem[]): plan is readonly ColumnProblem[] {
  return Array.isArray(plan);
}

/** The column of that name, however it is written. */
export function indexOfColumn({ columns }: Header, wanted: string): number | undefined {
  const exact = columns.findIndex((column) => column.toLowerCase() === wanted.toLowerCase());
  const index = exact === -1 ? columns.findIndex((column) => comparable(column) === comparable(wanted)) : exact;
  return index === -1 ? undefined : index;
}

function knownColumn({ columns }: Header, names: readonly string[]): number | undefined {
  const present = columns.map(comparable);
  for (const name of names) {
    const index = present.indexOf(comparable(name));
    if (index !== -1) return index;
  }
  return undefined;
}

function noSuchColumn(wanted: string, header: Header): string {
  return `The file has no column “${wanted}”. ${columnsOf(header)}`;
}

function noIdColumn(header: Header): string {
  return `No column looks like an ID. Name the column that never changes for a person, such as an employee number. ${columnsOf(header)}`;
}

const mostNamed = 30;

/** The columns' names, as a sentence. */
export function columnsOf({ columns }: Pick<Header, 'columns'>): string {
  const shown = columns.slice(0, mostNamed).map(shorten);
  const more = columns.length - shown.length;
  return `The columns are: ${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}.`;
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59).toWellFormed()}…` : name;
}
