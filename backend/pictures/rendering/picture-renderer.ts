import pLimit from 'p-limit';
import { openRenderChildren, type RenderOutcome } from './render-children.ts';
import type { RenderRequest } from './render-worker.ts';
import { maxRenderSeconds, unusablePicture } from '../unusable-picture.ts';

export interface PictureRenderer {
  /**
   * Answers in the order of the requests. Holds all of them in memory until then, so a caller with many pictures makes
   * batches. Calls take turns picture by picture: a single picture does not wait for a whole batch.
   */
  render(requests: readonly RenderRequest[]): Promise<readonly RenderOutcome[]>;
  /** Ends the child processes. Requests that are under way are rejected. */
  close(): Promise<void>;
}

export interface PictureRendererOptions {
  /** How many pictures are rendered at the same time; one per core fills a machine. */
  readonly processes: number;
  readonly maxSecondsPerPicture?: number;
  /** Exports `renderRequest`. Another one lets a test be a child that hangs or dies. */
  readonly workerFile?: URL;
}

/**
 * Renders in child processes: one process cannot fill two cores with sharp, and a picture that brings its decoder
 * down takes nothing else with it.
 */
export function createPictureRenderer({
  processes,
  maxSecondsPerPicture = maxRenderSeconds,
  workerFile = new URL('./render-worker.ts', import.meta.url),
}: PictureRendererOptions): PictureRenderer {
  const children = openRenderChildren({ processes, maxSecondsPerPicture, workerFile });
  const lane = pLimit(processes);
  let closed = false;

  const renderOnce = async (request: RenderRequest): Promise<RenderOutcome | 'child-lost'> => {
    const outcome = closed ? 'child-lost' : await children.render(request);
    if (outcome === 'child-lost' && closed) throw new Error('The picture renderer is closed.');
    return outcome;
  };

  const renderOne = async (request: RenderRequest): Promise<RenderOutcome> => {
    const first = await renderOnce(request);
    if (first !== 'child-lost') return first;
    // Short memory or an operator may have ended the process; only the second time is it the picture's doing.
    const second = await renderOnce(request);
    return second === 'child-lost' ? unusablePicture('damaged') : second;
  };

  return {
    render: async (requests) => {
      const outcomes: RenderOutcome[] = [];
      const queue = requests.entries();
      const workThrough = async (): Promise<void> => {
        for (const [index, request] of queue) outcomes[index] = await lane(() => renderOne(withOwnBytes(request)));
      };
      await Promise.all(Array.from({ length: processes }, workThrough));
      return outcomes;
    },
    close: async () => {
      closed = true;
      await children.close();
    },
  };
}

/** Bytes that are a view of something larger would be sent to the child with all of it. */
function withOwnBytes(request: RenderRequest): RenderRequest {
  const { bytes } = request;
  return bytes.byteLength === bytes.buffer.byteLength ? request : { ...request, bytes: Uint8Array.from(bytes) };
}
