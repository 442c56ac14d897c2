import { renderPicture, type RenderedPicture, type RenderOptions } from './render-picture.ts';
import type { UnusablePicture } from '../unusable-picture.ts';

export interface RenderRequest extends RenderOptions {
  readonly bytes: Uint8Array;
}

export type RenderOutcome = RenderedPicture | UnusablePicture;

/** What a child process of the picture renderer runs. One picture after the other: the processes are what is parallel. */
export async function renderRequests(requests: readonly RenderRequest[]): Promise<RenderOutcome[]> {
  const outcomes: RenderOutcome[] = [];
  for (const { bytes, ...options } of requests) outcomes.push(await renderPicture(bytes, options));
  return outcomes;
}
