import { describe, expect, it } from 'vitest';
import { selectFields } from './user-fields.ts';

const own = ['email', 'id', 'state', 'status', 'updated_at', 'username'];

describe('the fields that are asked for', () => {
  it.each([
    [[], '', []],
    [['title', 'title'], '', ['title']],
    [['custom_attributes.office', 'custom_attributes["cost_center"]'], '', ['custom_attributes']],
    [['role_ids[0]'], 'custom_attributes.photo_url', ['role_ids', 'custom_attributes']],
    [['a-b', '["x,y"]'], '', []],
  ])('for %j and the picture %s are what Roster needs and %j', (paths, picture, more) => {
    expect(selectFields(paths, picture).fields).toEqual([...own, ...more].sort());
  });

  it('are all that a single user has when everything is wanted', () => {
    const { fields } = selectFields('all', 'custom_attributes.photo_url');
    for (const name of [...own, 'manager_user_id', 'custom_attributes', 'title']) expect(fields).toContain(name);
  });

  it('tell what the mapping wants by name', () => {
    const paths = ['title', 'custom_attributes.office', 'role_ids[0]'];
    expect(selectFields(paths, '').wanted).toEqual(['custom_attributes.office', 'role_ids', 'title']);
  });
});
