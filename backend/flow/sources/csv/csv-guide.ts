import type { SourceGuide } from '../source.ts';

/** What a file needs before Roster can read it. */
export const csvGuide: SourceGuide = {
  steps: [
    {
      text: 'Export the list of people from your HR system as CSV. From Excel: Save As, “CSV UTF-8 (comma delimited)”.',
    },
    {
      text: 'The first row holds the names of the columns. Every other row is one person, and every person is in the file: whoever is missing counts as gone.',
      copy: 'employeeId,name,email,phone,jobTitle,department,managerId,photo',
    },
    {
      text: 'One column holds what never changes for a person, best an employee number. The manager column holds the manager’s value of it, or the manager’s e-mail address.',
    },
    {
      text: 'Pictures come from addresses in a column, or from a ZIP: each file is called as the picture column says, or by the person’s ID or e-mail address.',
      copy: '1042.jpg',
    },
    {
      text: 'To import by itself, let the HR system write the file below the folder that the operator of Roster names in ROSTER_IMPORT_FOLDER, and give its name there under “Or: a watched file”.',
    },
  ],
  permissions: [
    {
      name: 'Read',
      for: 'the watched file and its folder, for the account that Roster’s process runs as',
      optional: true,
    },
  ],
  documentation: 'https://www.rfc-editor.org/rfc/rfc4180',
};
