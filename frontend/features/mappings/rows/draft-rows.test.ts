import { describe, expect, it } from 'vitest';
import type { ProfileField } from '#contract/mapping.ts';
import { aMappingRow } from '../../../testing/connector-builders.ts';
import { missingRows, rowsOf, sameRows, savedRows, without, withAdded, withMoved, withReplaced } from './draft-rows.ts';

const row = (name: ProfileField) => aMappingRow({ target: { kind: 'profile', name } });
const three = savedRows([row('email'), row('phone'), row('mobile')]);
const names = (drafts: typeof three) => rowsOf(drafts).map(({ target }) => target.name);

describe('rows of a mapping being edited', () => {
  it('are added at the end, each with a key of its own, also after one was removed', () => {
    const added = withAdded(withAdded(three, [row('im')]), [row('about')]);
    const again = withAdded(without(added, 'new-1'), [row('website')]);
    expect(names(again)).toEqual(['email', 'phone', 'mobile', 'about', 'website']);
    expect(new Set(again.map(({ key }) => key)).size).toBe(again.length);
  });

  it.each([
    [0, ['mobile', 'email', 'phone']],
    [1, ['email', 'mobile', 'phone']],
    [9, ['email', 'phone', 'mobile']],
    [-1, ['mobile', 'email', 'phone']],
  ])('move to place %i and not beyond the ends', (to, expected) => {
    expect(names(withMoved(three, 'saved-2', to))).toEqual(expected);
  });

  it('keep their key when they are replaced', () => {
    const replaced = withReplaced(three, 'saved-1', row('im'));
    expect(replaced.map(({ key }) => key)).toEqual(three.map(({ key }) => key));
    expect(names(replaced)).toEqual(['email', 'im', 'mobile']);
  });

  it('are the same as the saved ones when they were put back', () => {
    const saved = rowsOf(three);
    const moved = withMoved(three, 'saved-0', 1);
    expect(sameRows(moved, saved)).toBe(false);
    expect(sameRows(withMoved(moved, 'saved-0', 0), saved)).toBe(true);
  });

  it('take from a preset only what fills another target', () => {
    const property = aMappingRow({ target: { kind: 'userProperty', name: 'phone' } });
    expect(missingRows(three, [row('phone'), row('about'), property])).toEqual([row('about'), property]);
  });
});
