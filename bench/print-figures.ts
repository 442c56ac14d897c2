import { isMet, type Figure, type Quantity, type Target } from './figure.ts';

const heads = ['figure', 'measured', 'reference', 'ratio', 'target', ''];

/** A table for people, as wide as what is in it. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
  );
  return lines.map((cells) => `${cells.join('  ').trimEnd()}\n`).join('');
}

function cellsOf(figure: Figure): string[] {
  const { name, measured, reference, ratio, target } = figure;
  const met = isMet(figure);
  return [
    name,
    quantity(measured),
    reference ? `${reference.name} ${quantity(reference)}` : '',
    ratio === undefined ? '' : `${rounded(ratio)}×`,
    target ? bound(target, measured) : '',
    met === undefined ? '' : met ? 'ok' : 'over',
  ];
}

function bound({ of, bound: side, value }: Target, { unit }: Quantity): string {
  return `${side === 'at most' ? '≤' : '≥'} ${of === 'ratio' ? `${value}×` : quantity({ value, unit })}`;
}

function quantity({ value, unit }: Quantity): string {
  return unit === '' ? String(value) : `${rounded(value)} ${unit}`;
}

const rounded = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
