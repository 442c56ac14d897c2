/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly measured: Quantity;
  /** Measured in turns with ours, so that the machine's speed drops out of the ratio. */
  readonly reference?: Quantity & { readonly name: string };
  readonly ratio?: number;
  /** Absent: only to be looked at. */
  readonly target?: Target;
}

export interface Quantity {
  readonly value: number;
  readonly unit: 's' | '/s' | 'MB' | '';
}

export interface Target {
  readonly of: 'ratio' | 'measured';
  readonly bound: 'at most' | 'at least';
  readonly value: number;
}

/** Undefined without a target. */
export function isMet({ measured, ratio = Number.NaN, target }: Figure): boolean | undefined {
  if (!target) return undefined;
  const value = target.of === 'ratio' ? ratio : measured.value;
  return target.bound === 'at most' ? value <= target.value : value >= target.value;
}

export const inSeconds = (value: number): Quantity => ({ value, unit: 's' });

export const ratioAtMost = (value: number): Target => ({ of: 'ratio', bound: 'at most', value });
export const ratioAtLeast = (value: number): Target => ({ of: 'ratio', bound: 'at least', value });
export const measuredAtMost = (value: number): Target => ({ of: 'measured', bound: 'at most', value });
export const measuredAtLeast = (value: number): Target => ({ of: 'measured', bound: 'at least', value });
