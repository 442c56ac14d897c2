const pictureFormats = ['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff', 'bmp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

export function isPictureFormat(format: string): format is PictureFormat {
  return pictureFormats.some((known) => known === format);
}

/** What bytes are by their first few: the name they came under and the provider's content type prove nothing. */
export type SniffedContent =
  | { readonly kind: 'picture'; readonly format: PictureFormat }
  /** An image that is not read here; `name` is how people call it. */
  | { readonly kind: 'other-image'; readonly name: string }
  | { readonly kind: 'not-an-image'; readonly name?: string };

const pictureSignatures: readonly (readonly [PictureFormat, string, offset?: number])[] = [
  ['jpeg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['webp', 'WEBP', 8],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['tiff', 'II+\0'],
  ['tiff', 'MM\0+'],
];

const otherSignatures: readonly (readonly [string, string])[] = [
  ['JPEG XL', '\xff\x0a'],
  ['JPEG XL', '\0\0\0\x0cJXL '],
  ['JPEG 2000', '\0\0\0\x0cjP  '],
  ['Photoshop', '8BPS'],
  ['icon', '\0\0\x01\0'],
];

const sniffedBytes = 4096;

export function sniffContent(bytes: Uint8Array): SniffedContent {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, sniffedBytes)).toString('latin1');
  const signature = pictureSignatures.find(([, text, offset = 0]) => head.startsWith(text, offset));
  if (signature) return { kind: 'picture', format: signature[0] };
  if (isBmp(head)) return { kind: 'picture', format: 'bmp' };
  if (head.startsWith('ftyp', 4)) return sniffIsoMedia(head);
  const other = otherSignatures.find(([, text]) => head.startsWith(text));
  return other ? { kind: 'other-image', name: other[0] } : sniffText(head);
}

/** “BM” alone begins many a text; the length of the second header settles it. */
function isBmp(head: string): boolean {
  return head.startsWith('BM') && [12, 40, 52, 56, 64, 108, 124].includes(head.charCodeAt(14)) && head[15] === '\0';
}

/** AVIF and HEIC share a container; the brands in its first box tell them apart. */
function sniffIsoMedia(head: string): SniffedContent {
  const brands = head.slice(8, Math.max(12, head.charCodeAt(2) * 256 + head.charCodeAt(3)));
  if (/avi[fs]/.test(brands)) return { kind: 'picture', format: 'avif' };
  if (/hei[cxms]|hev[cx]|mif1|msf1/.test(brands)) return { kind: 'other-image', name: 'HEIC' };
  return { kind: 'not-an-image', name: 'a video' };
}

function sniffText(head: string): SniffedContent {
  if (head.startsWith('%PDF')) return { kind: 'not-an-image', name: 'a PDF document' };
  if (/<svg[\s>]/i.test(head)) return { kind: 'other-image', name: 'SVG' };
  if (/<(!doctype html|html|head|body|script)\b/i.test(head)) return { kind: 'not-an-image', name: 'a web page' };
  // eslint-disable-next-line no-control-regex -- control characters are what text does not have
  const isText = !/[\0-\x08\x0e-\x1a\x7f]/.test(head);
  return isText ? { kind: 'not-an-image', name: 'text' } : { kind: 'not-an-image' };
}
