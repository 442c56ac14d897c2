import { describe, expect, it } from 'vitest';
import { mapping } from '#contract/mapping.ts';
import { googlePresets } from './google-presets.ts';
import { selectUserFields } from './people/user-selection.ts';

describe.each(googlePresets)('the preset “$label”', ({ rows }) => {
  it('is a mapping that can be saved', () => {
    expect(mapping.parse(rows)).toEqual(rows);
  });

  it('reads only attributes that users have', () => {
    const paths = rows.flatMap(({ source }) => {
      if (source.kind === 'attribute') return [source.path];
      return source.kind === 'firstOf' ? source.paths : [];
    });
    const { fields, unknown } = selectUserFields(paths);
    expect(unknown).toEqual([]);
    expect(fields).toEqual(expect.arrayContaining(['organizations', 'phones', 'relations', 'thumbnailPhotoEtag']));
  });
});
