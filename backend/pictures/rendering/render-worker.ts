import { renderPicture, type RenderedPicture, type RenderOptions } from './render-picture.ts';
import type { UnusablePicture } from '../unusable-picture.ts';

export interface RenderRequest extends RenderOptions {
  readonly bytes: Uint8Array;
}

/** What a child process of the picture renderer runs, for one picture at a time. */
export function renderRequest({ bytes, ...options }: RenderRequest): Promise<RenderedPicture | UnusablePicture> {
  return renderPicture(bytes, options);
}
