import type { RowFields } from './use-row-form.ts';

/** What the fields of each kind of source are given. */
export interface SourceFieldsProps {
  readonly fields: RowFields;
  readonly connectorId: string;
}
