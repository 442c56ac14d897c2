import { describe, expect, it } from 'vitest';
import { nameColumns } from './header.ts';
import { planColumns } from './plan-columns.ts';

const unset = { idColumn: '', managerColumn: '', managerKey: '', activeColumn: '', pictureColumn: '' };
const plan = (columns: string, settings: Partial<typeof unset> = {}) =>
  planColumns(nameColumns(columns.split(',')), { ...unset, ...settings });

describe('which column means what', () => {
  it.each([
    ['Name,E-Mail,Employee ID', 2],
    ['id,email', 0],
    ['email,employee_number,id', 1],
    ['Vorname,Personalnummer', 1],
    ['Name,Work Email', 1],
    ['namn,anstallningsnummer', 1],
  ])('finds the id by its name in %s', (columns, id) => {
    expect(plan(columns)).toMatchObject({ id });
  });

  it('finds e-mail, manager and picture, and whom managers may be named by', () => {
    expect(plan('id,mail,Line Manager,Photo URL')).toEqual({
      ...{ id: 0, email: 1, manager: 2, references: [0, 1], picture: 3 },
      active: undefined,
    });
  });

  it('takes what the settings name, however it is written', () => {
    const named = {
      idColumn: 'KEY',
      managerColumn: 'boss',
      managerKey: 'full-name',
      activeColumn: 'State',
      pictureColumn: 'face',
    };
    expect(plan('id,Key,Full name,Boss,state,Face', named)).toEqual({
      ...{ id: 1, email: undefined, manager: 3, references: [2], active: 4, picture: 5 },
    });
  });

  it('says which columns are missing, and which there are', () => {
    expect(plan('name,place', { activeColumn: 'state' })).toEqual([
      { setting: 'activeColumn', message: 'The file has no column “state”. The columns are: name, place.' },
      { setting: 'idColumn', message: expect.stringMatching(/No column looks like an ID.*name, place\.$/) as string },
    ]);
  });
});
