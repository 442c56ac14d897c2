import type { Transform, WhenEmpty } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { transformLabels } from '../../../texts/words.ts';

/** A transform in a few words, with what it was told. */
export function describeTransform(transform: Transform): string {
  const label = transformLabels[transform.kind];
  switch (transform.kind) {
    case 'replace':
      return `${label} ${transform.pattern} → ${transform.replacement === '' ? mappingsTexts.table.nothing : transform.replacement}`;
    case 'split':
      return mappingsTexts.table.split(transform.separator, transform.index);
    case 'join':
      return `${label} “${transform.separator}”`;
    case 'prefix':
    case 'suffix':
      return `${label} “${transform.text}”`;
    case 'date':
      return `${label} ${transform.format}`;
    case 'trim':
    case 'lower':
    case 'upper':
    case 'title':
    case 'stripEmailDomain':
    case 'guestAddress':
    case 'first':
    case 'removeDiacritics':
      return label;
  }
}

export function describeWhenEmpty(whenEmpty: WhenEmpty): string {
  return whenEmpty.do === 'default' ? `“${whenEmpty.value}”` : mappingsTexts.whenEmpty.short[whenEmpty.do];
}
