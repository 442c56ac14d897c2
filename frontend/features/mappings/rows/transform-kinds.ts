import { transform, type Transform } from '#contract/mapping.ts';

export const transformKinds: readonly Transform['kind'][] = transform.options.map((option) => option.shape.kind.value);

/** A transform as it is added, before anything is typed. */
export function newTransform(kind: Transform['kind']): Transform {
  switch (kind) {
    case 'replace':
      return { kind, pattern: '', replacement: '' };
    case 'split':
      return { kind, separator: ',', index: 0 };
    case 'join':
      return { kind, separator: ', ' };
    case 'prefix':
    case 'suffix':
      return { kind, text: '' };
    case 'date':
      return { kind, format: 'yyyy-MM-dd' };
    case 'trim':
    case 'lower':
    case 'upper':
    case 'title':
    case 'stripEmailDomain':
    case 'guestAddress':
    case 'first':
    case 'removeDiacritics':
      return { kind };
  }
}
