import pLimit from 'p-limit';
import { openRenderChildren } from './render-children.ts';
import type { RenderOutcome, RenderRequest } from './render-worker.ts';
import { maxRenderSeconds, unusablePicture } from '../unusable-picture.ts';

export interface PictureRenderer {
  /**
   * Answers in the order of the requests. Holds all of them in memory until then, so a caller with many pictures makes
   * batches. Calls take turns every few pictures: a single picture does not wait for a whole batch.
   */
  render(requests: readonly RenderRequest[]): Promise<readonly RenderOutcome[]>;
  /** Ends the child processes. Requests that are under way are rejected. */
  close(): Promise<void>;
}

export interface PictureRendererOptions {
  /** How many pictures are rendered at the same time; one per core fills a machine. */
  readonly processes: number;
  readonly maxSecondsPerPicture?: number;
  /** Exports `renderRequests`. Another one lets a test be a child that hangs or dies. */
  readonly workerFile?: URL;
}

type Attempt = (requests: readonly RenderRequest[]) => Promise<readonly RenderOutcome[] | 'child-lost' | 'too-slow'>;

/** A child that has the next picture already does not wait for this process, which may be busy, between two. */
const picturesAtOnce = 8;

/**
 * Renders in child processes: one process cannot fill two cores with sharp, and a picture that brings its decoder
 * down takes nothing else with it.
 */
export function createPictureRenderer({
  processes,
  maxSecondsPerPicture = maxRenderSeconds,
  workerFile = new URL('./render-worker.ts', import.meta.url),
}: PictureRendererOptions): PictureRenderer {
  const children = openRenderChildren({ processes, maxSeconds: maxSecondsPerPicture, workerFile });
  const lane = pLimit(processes);
  let closed = false;

  const attempt: Attempt = (requests) =>
    lane(async () => {
      const outcomes = closed ? 'child-lost' : await children.render(requests);
      if (outcomes === 'child-lost' && closed) throw new Error('The picture renderer is closed.');
      return outcomes;
    });

  return {
    render: async (requests) => {
      const outcomes: RenderOutcome[] = [];
      const size = Math.max(1, Math.min(picturesAtOnce, Math.ceil(requests.length / processes)));
      const groups = inGroups(requests.map(withOwnBytes), size).entries();
      const workThrough = async (): Promise<void> => {
        for (const [index, group] of groups) {
          (await renderGroup(group, attempt)).forEach((outcome, place) => {
            outcomes[index * size + place] = outcome;
          });
        }
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

async function renderGroup(group: readonly RenderRequest[], attempt: Attempt): Promise<readonly RenderOutcome[]> {
  const outcomes = await attempt(group);
  if (typeof outcomes !== 'string') return outcomes;
  if (outcomes === 'too-slow' && group.length === 1) return [unusablePicture('too-slow')];
  // One of them may be to blame, or none: short memory or an operator can end a process too. Alone, each shows.
  return Promise.all(group.map((request) => renderAlone(request, attempt)));
}

async function renderAlone(request: RenderRequest, attempt: Attempt): Promise<RenderOutcome> {
  const outcomes = await attempt([request]);
  if (typeof outcomes === 'string') return unusablePicture(outcomes === 'too-slow' ? 'too-slow' : 'damaged');
  const [outcome] = outcomes;
  if (!outcome) throw new Error('The renderer did not answer.');
  return outcome;
}

function inGroups(requests: readonly RenderRequest[], size: number): RenderRequest[][] {
  return Array.from({ length: Math.ceil(requests.length / size) }, (_, index) =>
    requests.slice(index * size, (index + 1) * size),
  );
}

/** Bytes that are a view of something larger would be sent to the child with all of it. */
function withOwnBytes(request: RenderRequest): RenderRequest {
  const { bytes } = request;
  return bytes.byteLength === bytes.buffer.byteLength ? request : { ...request, bytes: new Uint8Array(bytes) };
}
