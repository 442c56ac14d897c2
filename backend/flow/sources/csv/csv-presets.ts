import type { MappingPreset, MappingRow, MappingSource, ProfileField } from '../../model/mapping.ts';
import { managerReference } from './columns/header.ts';

/** Attribute paths of columns; names with more than letters and digits stand in brackets. Upper and lower case are the same. */
const firstOf = (...names: readonly string[]): MappingSource => ({
  kind: 'firstOf',
  paths: names.map((name) => (/^[\p{L}\p{N}_-]+$/u.test(name) ? name : `["${name}"]`)),
});

const row = (name: ProfileField, source: MappingSource): MappingRow => ({
  target: { kind: 'profile', name },
  source,
  transforms: [{ kind: 'trim' }],
  whenEmpty: { do: name === 'displayName' || name === 'email' ? 'keep' : 'clear' },
});

/** What follows from the manager column; see the README. */
const manager: MappingRow = {
  ...row('manager', { kind: 'attribute', path: managerReference }),
  transforms: [],
};

/** Expressions, unlike paths, tell upper case from lower. */
const joinedNames = [
  '(',
  '  $first := [firstName, FirstName, first_name, `First name`, `First Name`, givenName, GivenName, `Given name`, `Given Name`, forename][0];',
  '  $last := [lastName, LastName, last_name, `Last name`, `Last Name`, surname, Surname, familyName, `Family name`, `Family Name`][0];',
  '  $join([$first, $last], " ")',
  ')',
].join('\n');

const usual: readonly MappingRow[] = [
  row(
    'email',
    firstOf('email', 'e-mail', 'mail', 'emailAddress', 'Email address', 'E-mail address', 'workEmail', 'Work email'),
  ),
  row(
    'phone',
    firstOf('phone', 'telephone', 'phoneNumber', 'Phone number', 'workPhone', 'Work phone', 'Business phone', 'tel'),
  ),
  row('mobile', firstOf('mobile', 'mobilePhone', 'Mobile phone', 'Mobile number', 'cell', 'Cell phone')),
  row('jobTitle', firstOf('jobTitle', 'Job title', 'title', 'position', 'role')),
  row('department', firstOf('department', 'Department name', 'dept', 'team', 'Org unit')),
  row('organization', firstOf('organization', 'organisation', 'company', 'Company name', 'employer', 'Legal entity')),
  row('location', firstOf('location', 'office', 'Office location', 'Work location', 'site', 'city')),
  manager,
];

export const csvPresets: readonly MappingPreset[] = [
  {
    id: 'full-name',
    label: 'One column for the whole name',
    rows: [
      row('displayName', firstOf('displayName', 'Display name', 'name', 'fullName', 'Full name', 'preferredName')),
      ...usual,
    ],
  },
  {
    id: 'first-and-last-name',
    label: 'First and last name apart',
    rows: [row('displayName', { kind: 'expression', expression: joinedNames }), ...usual],
  },
  {
    id: 'german',
    label: 'Deutsche Spaltennamen',
    rows: [
      row('displayName', { kind: 'template', template: '{Vorname} {Nachname}' }),
      row('email', firstOf('E-Mail', 'E-Mail-Adresse', 'Mail', 'email')),
      row('phone', firstOf('Telefon', 'Telefonnummer', 'Rufnummer', 'Tel')),
      row('mobile', firstOf('Mobil', 'Mobiltelefon', 'Handy')),
      row('jobTitle', firstOf('Position', 'Stelle', 'Funktion', 'Berufsbezeichnung')),
      row('department', firstOf('Abteilung', 'Bereich', 'Kostenstelle')),
      row('organization', firstOf('Firma', 'Unternehmen', 'Gesellschaft')),
      row('location', firstOf('Standort', 'Büro', 'Ort')),
      manager,
    ],
  },
];
