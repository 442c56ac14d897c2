import type { ProfileField } from '#contract/mapping.ts';

/** What a contact field links to; `undefined` where it is plain text, or not an address that is safe to follow. */
export function contactHref(field: ProfileField, text: string): string | undefined {
  if (field === 'email') return `mailto:${text}`;
  if (field === 'phone' || field === 'mobile') return phoneHref(text);
  if (field === 'website') return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
  return undefined;
}

/** A number as people write it, `+46 (0)8-123 45 ext. 6`, as one that can be dialled. */
export function phoneHref(text: string): string | undefined {
  const number = text.replace(/\b(?:ext|x)\b.*$/i, '').replace(/(?<=\+\d{1,3}\s*)\(0\)/, '');
  const digits = number.replaceAll(/[^+\d]/g, '');
  return /\d/.test(digits) ? `tel:${digits}` : undefined;
}
