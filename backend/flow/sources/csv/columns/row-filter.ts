import { indexOfColumn, columnsOf } from './plan-columns.ts';
import type { Header } from './header.ts';

/** Whether a row is of someone in scope. */
export type RowFilter = (fields: readonly string[]) => boolean;

const condition = /^([^=!]+?)\s*(!?=)\s*(.*)$/;

/**
 * Reads `Department = Research, Sales; Country != SE`: each condition has to hold, and of several values any one is
 * enough. Upper and lower case are the same. A text in answer says what cannot be understood.
 */
export function readFilter(text: string, header: Header): RowFilter | string {
  const tests: RowFilter[] = [];
  for (const part of text.split(';').filter((each) => each.trim() !== '')) {
    const [, name = '', operator, values = ''] = condition.exec(part.trim()) ?? [];
    if (operator === undefined) {
      return `“${part.trim()}” is not a condition. Write a column, = or != and values: Department = Research, Sales.`;
    }
    const index = indexOfColumn(header, name);
    if (index === undefined) return `The filter names the column “${name}”. ${columnsOf(header)}`;
    const wanted = new Set(values.split(',').map(comparableValue));
    tests.push((fields) => wanted.has(comparableValue(fields[index] ?? '')) === (operator === '='));
  }
  return (fields) => tests.every((test) => test(fields));
}

export function comparableValue(value: string): string {
  return value.trim().toLowerCase();
}
