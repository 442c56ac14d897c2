export interface BurstOptions {
  /** So many of one kind and method in each window. */
  readonly requests: number;
  readonly seconds: number;
}

export interface BurstLimit {
  /** Seconds until the window ends, if this request is one too many in it. */
  take(bucket: string): number | undefined;
}

/** A site counts each endpoint and method by itself: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
export function createBurstLimit(options: BurstOptions | undefined, now: () => Date): BurstLimit {
  const windows = new Map<string, { readonly endsAt: number; taken: number }>();
  return {
    take: (bucket) => {
      if (options === undefined) return undefined;
      const at = now().getTime();
      const held = windows.get(bucket);
      const window = held && held.endsAt > at ? held : { endsAt: at + options.seconds * 1000, taken: 0 };
      windows.set(bucket, window);
      window.taken += 1;
      return window.taken > options.requests ? Math.ceil((window.endsAt - at) / 1000) : undefined;
    },
  };
}
