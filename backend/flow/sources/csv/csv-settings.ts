import { z } from 'zod';
import { pictureAddressSettings } from '../picture-address.ts';
import { separatorNames } from './rows/separators.ts';
import { encodingLabels, encodingNames } from './text/encodings.ts';

/** A file as the form names it once it is uploaded. */
const uploaded = z.object({
  id: z.uuid(),
  name: z.string().min(1).max(255),
  /** For showing how large it is. */
  bytes: z.int().min(0).optional(),
});

const column = z.string().trim().max(200).default('');

export const csvSettings = z
  .object({
    file: uploaded.optional().meta({
      title: 'File',
      description: 'A CSV file with the names of the columns in its first row. Choose another to replace it.',
      'x-control': 'file',
      'x-accept': '.csv,.tsv,.txt,text/csv,text/plain',
    }),
    path: z.string().trim().max(1000).default('').meta({
      title: 'Or: a watched file',
      description:
        'A file that another program writes, below the import folder of this installation (ROSTER_IMPORT_FOLDER). Whenever it changes, a run starts.',
      'x-placeholder': 'hr/people.csv',
    }),
    idColumn: column.meta({
      title: 'ID column',
      description:
        'Never changes for a person and is never given to another. Leave empty to use a column such as “employeeId”, “id” or “email”.',
      'x-placeholder': 'employeeId',
    }),
    managerColumn: column.meta({
      title: 'Manager column',
      description: 'Names each person’s manager. Leave empty to use a column such as “manager” or “managerId”.',
      'x-placeholder': 'manager',
    }),
    managerKey: column.meta({
      title: 'What the manager column holds',
      description: 'The column in which the manager has that value. Leave empty for the ID or the e-mail address.',
      'x-placeholder': 'employeeId',
      'x-advanced': true,
    }),
    activeColumn: column.meta({
      title: 'Status column',
      description: 'Says who has left or is disabled. Leave empty when the file lists active people only.',
      'x-placeholder': 'status',
    }),
    disabledValues: z
      .array(z.string().trim().max(100))
      .max(100)
      .default(['no', 'false', '0', 'n', 'inactive', 'disabled', 'terminated', 'left'])
      .meta({
        title: 'Disabled when the status is',
        description: 'Upper and lower case are the same. Every other value, and none, means active.',
        'x-advanced': true,
      }),
    pictureColumn: column.meta({
      title: 'Picture column',
      description:
        'Holds the address of a picture or the name of a file in the ZIP. Leave empty to use a column such as “photo”.',
      'x-placeholder': 'photo',
    }),
    pictures: uploaded.optional().meta({
      title: 'Pictures',
      description:
        'A ZIP file of pictures, each called as the picture column says or by the person’s ID or e-mail address, such as 1042.jpg.',
      'x-control': 'file',
      'x-accept': '.zip,application/zip',
    }),
    encoding: z
      .enum(['auto', ...encodingNames])
      .default('auto')
      .meta({
        title: 'Encoding',
        description: 'Change this only when letters such as é, ö or ł come out wrong.',
        'x-labels': { auto: 'Find out', ...encodingLabels },
        'x-advanced': true,
      }),
    separator: z
      .enum(['auto', ...separatorNames])
      .default('auto')
      .meta({
        title: 'Separator',
        description: 'What stands between two columns.',
        'x-labels': { auto: 'Find out', comma: 'Comma', semicolon: 'Semicolon', tab: 'Tab', pipe: 'Vertical bar' },
        'x-advanced': true,
      }),
    ...pictureAddressSettings,
  })
  .check(({ value, issues }) => {
    const problem = placeProblem(value);
    if (problem) issues.push({ code: 'custom', input: value, ...problem });
  });

export type CsvSettings = z.infer<typeof csvSettings>;

interface FieldProblem {
  readonly path: (keyof CsvSettings)[];
  readonly message: string;
}

/** People come from one file. */
function placeProblem({ file, path }: { readonly file?: unknown; readonly path: string }): FieldProblem | undefined {
  if (file === undefined && path === '') {
    return { path: ['file'], message: 'Choose a file, or name a watched file below.' };
  }
  if (file !== undefined && path !== '') {
    return { path: ['path'], message: 'A file has been uploaded: remove it, or leave this empty.' };
  }
  return undefined;
}
