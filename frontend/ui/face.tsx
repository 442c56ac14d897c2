import { useState, type CSSProperties } from 'react';
import type { PersonLink } from '#contract/people.ts';
import { isFramed } from '../api/frame.ts';
import styles from './face.module.css';
import { useFramedPicture } from './use-framed-picture.ts';

/** Edge in CSS pixels. */
type FaceSize = 24 | 32 | 40 | 64 | 96 | 128 | 192;

interface FaceProps {
  readonly name: string;
  readonly picture: PersonLink['picture'];
  readonly size: FaceSize;
  readonly isInactive?: boolean;
  /** `eager` for the one picture that a page is about. */
  readonly loading?: 'eager' | 'lazy';
}

const hueCount = 6;

/** These renditions are made with the picture itself; the server makes the others when they are first asked for. */
const readySizes = new Set([16, 24, 32, 48, 96, 256]);

/** The smallest rendition at hand that is sharp at this size on a screen of this density; the largest, if none is. */
export function renditionFor(sizes: readonly number[], pixels: number): number | undefined {
  const ready = sizes.filter((size) => readySizes.has(size));
  const ascending = (ready.length > 0 ? ready : [...sizes]).sort((a, b) => a - b);
  return ascending.find((size) => size >= pixels) ?? ascending.at(-1);
}

function addressAt(picture: NonNullable<FaceProps['picture']>, pixels: number): string {
  const rendition = renditionFor(picture.sizes, pixels);
  if (rendition === undefined) return picture.url;
  return `${picture.url}${picture.url.includes('?') ? '&' : '?'}size=${String(rendition)}`;
}

/** First letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => /^./u.exec(word ?? '')?.[0]);
  return letters.join('').toUpperCase();
}

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % hueCount;
}

/** A person's picture, or their initials. Decorative: the name stands beside it. */
export function Face({ name, picture, size, isInactive = false, loading = 'lazy' }: FaceProps) {
  const [failedUrl, setFailedUrl] = useState<string>();
  const shape = { inlineSize: size, blockSize: size, fontSize: Math.round(size * 0.38) };
  const className = `${styles['face'] ?? ''} ${isInactive ? (styles['inactive'] ?? '') : ''}`;
  if (picture === null || failedUrl === picture.url) {
    return (
      <span className={`${className} ${styles[`hue${String(hueOf(name))}`] ?? ''}`} style={shape} aria-hidden="true">
        {initialsOf(name)}
      </span>
    );
  }
  if (isFramed()) return <FramedFace className={className} shape={shape} address={addressAt(picture, size * 2)} />;
  return (
    <img
      className={className}
      style={shape}
      src={addressAt(picture, size)}
      srcSet={`${addressAt(picture, size)} 1x, ${addressAt(picture, size * 2)} 2x`}
      alt=""
      width={size}
      height={size}
      loading={loading}
      decoding="async"
      onError={() => {
        setFailedUrl(picture.url);
      }}
    />
  );
}

interface FramedFaceProps {
  readonly className: string;
  readonly shape: CSSProperties;
  readonly address: string;
}

function FramedFace({ className, shape, address }: FramedFaceProps) {
  const source = useFramedPicture(address);
  return typeof source === 'string' ? (
    <img className={className} style={shape} src={source} alt="" />
  ) : (
    <span className={className} style={shape} aria-hidden="true" />
  );
}
