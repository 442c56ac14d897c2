import { describe, expect, it } from 'vitest';
import { decidePicture, type FoundPicture, type HeldPicture, type PictureQuestion } from './decide-picture.ts';

const found: FoundPicture = { status: 'found', sha256: 'new' };
const none: FoundPicture = { status: 'none' };

const nothing: HeldPicture = { from: 'none' };
const own: HeldPicture = { from: 'own', sha256: 'old' };
const ours: HeldPicture = { from: 'connector', sha256: 'old' };
const outranked: HeldPicture = { from: 'otherConnector', sha256: 'old', outranked: true };
const outranking: HeldPicture = { from: 'otherConnector', sha256: 'old', outranked: false };

function aQuestion(question: Partial<PictureQuestion>): PictureQuestion {
  return {
    policy: 'overwrite',
    whenMissing: 'keep',
    held: nothing,
    reading: found,
    picturedBefore: false,
    optedOut: false,
    ...question,
  };
}

it('never takes a photo that Roster itself hosts for the provider’s', () => {
  for (const held of [nothing, own, ours, outranked]) {
    const reading = { status: 'ownPhoto' } as const;
    expect(decidePicture(aQuestion({ held, reading, whenMissing: 'default' }))).toMatchObject({ do: 'keep' });
  }
});

describe('decidePicture, when the provider has a picture', () => {
  it.each([
    ['overwrite', 'nothing', nothing, 'set'],
    ['overwrite', 'the person’s own', own, 'set'],
    ['overwrite', 'this connector’s', ours, 'set'],
    ['overwrite', 'a connector’s that comes after', outranked, 'set'],
    ['overwrite', 'a connector’s that comes before', outranking, 'keep'],
    ['onlyIfNone', 'nothing', nothing, 'set'],
    ['onlyIfNone', 'the person’s own', own, 'keep'],
    ['onlyIfNone', 'this connector’s', ours, 'keep'],
    ['onlyIfNone', 'a connector’s that comes after', outranked, 'keep'],
    ['onlyIfNone', 'a connector’s that comes before', outranking, 'keep'],
    ['firstTimeOnly', 'nothing', nothing, 'set'],
    ['firstTimeOnly', 'the person’s own', own, 'keep'],
    ['firstTimeOnly', 'a connector’s that comes after', outranked, 'keep'],
    ['off', 'nothing', nothing, 'keep'],
    ['off', 'this connector’s', ours, 'keep'],
  ] as const)('with policy %s over %s', (policy, _name, held, expected) => {
    expect(decidePicture(aQuestion({ policy, held })).do).toBe(expected);
  });

  it('sets it the first time only, even if the person has none again', () => {
    const again = aQuestion({ policy: 'firstTimeOnly', picturedBefore: true });
    expect(decidePicture(again).do).toBe('keep');
    expect(decidePicture({ ...again, held: ours }).do).toBe('keep');
    expect(decidePicture({ ...again, policy: 'onlyIfNone' }).do).toBe('set');
  });

  it.each([own, ours, outranked])('has nothing to do when it is the picture shown already ($from)', (held) => {
    expect(decidePicture(aQuestion({ held, reading: { status: 'found', sha256: 'old' } })).do).toBe('keep');
  });
});

describe('decidePicture, when the provider has none', () => {
  it.each([
    ['overwrite', 'keep', ours, 'keep'],
    ['overwrite', 'default', ours, 'clear'],
    ['overwrite', 'default', own, 'keep'],
    ['overwrite', 'default', outranked, 'keep'],
    ['overwrite', 'default', outranking, 'keep'],
    ['overwrite', 'default', nothing, 'keep'],
    ['onlyIfNone', 'default', ours, 'clear'],
    ['onlyIfNone', 'keep', ours, 'keep'],
    ['firstTimeOnly', 'default', ours, 'keep'],
    ['off', 'default', ours, 'keep'],
  ] as const)('with policy %s and “%s” over %o', (policy, whenMissing, held, expected) => {
    expect(decidePicture(aQuestion({ policy, whenMissing, held, reading: none })).do).toBe(expected);
  });
});

describe('decidePicture, when nothing is known', () => {
  it.each(['failed', 'unusable', 'unchanged'] as const)('leaves every picture alone after “%s”', (status) => {
    for (const held of [nothing, own, ours, outranked, outranking]) {
      expect(decidePicture(aQuestion({ held, whenMissing: 'default', reading: { status } })).do).toBe('keep');
    }
  });

  it('neither sets nor clears for a person who opted out', () => {
    expect(decidePicture(aQuestion({ optedOut: true })).do).toBe('keep');
    expect(decidePicture(aQuestion({ optedOut: true, held: ours, whenMissing: 'default', reading: none })).do).toBe(
      'keep',
    );
  });

  it('says why in a sentence', () => {
    expect(decidePicture(aQuestion({ reading: { status: 'failed' } })).because).toBe(
      'The picture could not be read, so the one there is stays.',
    );
  });
});
