import { GraphError } from '../graph-exchange.ts';

/** Lets only so many read photos at the same time: https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits */
export interface PhotoReaders {
  /** The refusal for one reader too many. Whoever is not refused must leave. */
  enter(): GraphError | undefined;
  leave(): void;
}

export function createPhotoReaders(mostAtOnce: number): PhotoReaders {
  let reading = 0;
  return {
    enter: () => {
      if (reading >= mostAtOnce) {
        const message = 'Application is over its MailboxConcurrency limit.';
        return new GraphError(429, 'ApplicationThrottled', message, { 'Retry-After': '0.5' });
      }
      reading += 1;
      return undefined;
    },
    leave: () => (reading -= 1),
  };
}
