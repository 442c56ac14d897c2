import { describe, expect, it } from 'vitest';
import { selectUserFields } from './user-selection.ts';

const fieldsOf = (...paths: string[]) => {
  const { fields } = selectUserFields(paths);
  return fields === 'all' ? [] : fields;
};

describe('what is asked of a user', () => {
  it('is always what Roster itself needs', () => {
    expect(fieldsOf()).toEqual([
      'aliases',
      'archived',
      'id',
      'name',
      'nonEditableAliases',
      'primaryEmail',
      'suspended',
      'thumbnailPhotoEtag',
      'thumbnailPhotoUrl',
    ]);
  });

  it.each([
    ['phones.^[type==work].value', 'phones'],
    ['emails[type=work].address', 'emails'],
    ['["locations"][0].area', 'locations'],
    ['customSchemas.HR.grade', 'customSchemas'],
    ['manager', 'relations'],
  ])('is with %s also %s', (path, field) => {
    expect(fieldsOf(path)).toContain(field);
  });

  it('leaves out what no user has, as Google would refuse the whole list', () => {
    expect(selectUserFields(['shoeSize', 'orgUnitPath', 'HR.grade'])).toMatchObject({ unknown: ['HR', 'shoeSize'] });
    expect(fieldsOf('shoeSize')).not.toContain('shoeSize');
  });

  it('is everything when attributes are to be discovered', () => {
    expect(selectUserFields('all')).toEqual({ fields: 'all', unknown: [] });
  });
});
