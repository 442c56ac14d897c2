import {
  mappingRow,
  type MappingRow,
  type MappingSource,
  type ProfileField,
  type Transform,
} from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import type { FieldErrors } from '../../../ui/forms/field-errors.ts';

const texts = mappingsTexts.form.missing;

/** A transform in a form; the key tells two of the same kind apart. */
export interface KeyedTransform {
  readonly key: string;
  readonly transform: Transform;
}

/** A row while it is typed. What was typed for one kind of target or source is still there after a look at another. */
export interface RowForm {
  readonly targetKind: 'profile' | 'userProperty';
  readonly field: ProfileField | undefined;
  readonly property: string;
  readonly sourceKind: MappingSource['kind'];
  readonly path: string;
  readonly paths: readonly string[];
  readonly constant: string;
  readonly template: string;
  readonly expression: string;
  readonly transforms: readonly KeyedTransform[];
  readonly whenEmpty: 'clear' | 'keep' | 'default';
  readonly defaultValue: string;
}

const emptyForm: RowForm = {
  targetKind: 'profile',
  field: undefined,
  property: '',
  sourceKind: 'attribute',
  path: '',
  paths: ['', ''],
  constant: '',
  template: '',
  expression: '',
  transforms: [],
  whenEmpty: 'clear',
  defaultValue: '',
};

export function formOf(row: MappingRow | undefined): RowForm {
  if (!row) return emptyForm;
  const { target, source, transforms, whenEmpty } = row;
  return {
    ...emptyForm,
    targetKind: target.kind,
    ...(target.kind === 'profile' ? { field: target.name } : { property: target.name }),
    sourceKind: source.kind,
    ...sourceParts(source),
    transforms: transforms.map((transform, index) => ({ key: `saved-${String(index)}`, transform })),
    whenEmpty: whenEmpty.do,
    defaultValue: whenEmpty.do === 'default' ? whenEmpty.value : '',
  };
}

function sourceParts(source: MappingSource): Partial<RowForm> {
  switch (source.kind) {
    case 'attribute':
      return { path: source.path };
    case 'firstOf':
      return { paths: source.paths, path: source.paths[0] ?? '' };
    case 'constant':
      return { constant: source.value };
    case 'template':
      return { template: source.template };
    case 'expression':
      return { expression: source.expression };
  }
}

/** From one attribute to “first of” and back, the attribute comes along. */
export function withSourceKind(form: RowForm, sourceKind: MappingSource['kind']): RowForm {
  const isUntouched = form.paths.every((path) => path === '');
  if (sourceKind === 'firstOf' && isUntouched && form.path !== '')
    return { ...form, sourceKind, paths: [form.path, ''] };
  return { ...form, sourceKind };
}

export type ParsedForm =
  { readonly ok: true; readonly row: MappingRow } | { readonly ok: false; readonly errors: FieldErrors };

/** The row that a form stands for, or what is missing, by path within the row. */
export function parseForm(form: RowForm): ParsedForm {
  const parsed = mappingRow.safeParse({
    target: { kind: form.targetKind, name: form.targetKind === 'profile' ? form.field : form.property },
    source: sourceOf(form),
    transforms: form.transforms.map(({ transform }) => transform),
    whenEmpty: form.whenEmpty === 'default' ? { do: 'default', value: form.defaultValue } : { do: form.whenEmpty },
  });
  if (parsed.success) return { ok: true, row: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const place = path.join('.');
    errors[place] ??= missingAt(form, place) ?? message;
  }
  return { ok: false, errors };
}

function sourceOf(form: RowForm) {
  switch (form.sourceKind) {
    case 'attribute':
      return { kind: 'attribute', path: form.path };
    case 'firstOf':
      return { kind: 'firstOf', paths: withoutLastBlanks(form.paths) };
    case 'constant':
      return { kind: 'constant', value: form.constant };
    case 'template':
      return { kind: 'template', template: form.template };
    case 'expression':
      return { kind: 'expression', expression: form.expression };
  }
}

/** A line that was added and left blank is not meant. */
function withoutLastBlanks(paths: readonly string[]): readonly string[] {
  const last = paths.findLastIndex((path) => path.trim() !== '');
  return paths.slice(0, Math.max(1, last + 1));
}

/** Sentences for what the contract refuses without one of its own. */
function missingAt(form: RowForm, place: string): string | undefined {
  if (place === 'target.name') return form.targetKind === 'profile' ? texts.field : undefined;
  if (place === 'source.template' && form.template === '') return texts.template;
  if (place === 'source.expression' && form.expression === '') return texts.expression;
  return place.startsWith('transforms.') ? texts.transform : undefined;
}
