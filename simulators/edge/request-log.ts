export interface LoggedRequest<Kind extends string> {
  readonly kind: Kind;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly status: number;
}

/** What a simulator was asked. */
export interface RequestLog<Kind extends string> {
  begin(): void;
  end(): void;
  record(request: LoggedRequest<Kind>): void;
  /** The first 20,000 since the start or the last reset. */
  requests(): readonly LoggedRequest<Kind>[];
  /** All since then, or those of one kind. */
  count(kind?: Kind): number;
  /** How many answers had this status. */
  answered(status: number): number;
  /** Most requests that were being answered at the same time. */
  mostAtOnce(): number;
  reset(): void;
}

const requestsKept = 20_000;

export function createRequestLog<Kind extends string>(): RequestLog<Kind> {
  let kinds = new Map<Kind, number>();
  let statuses = new Map<number, number>();
  let requests: LoggedRequest<Kind>[] = [];
  let atOnce = 0;
  let most = 0;
  return {
    begin: () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
    },
    end: () => {
      atOnce -= 1;
    },
    record: (request) => {
      if (requests.length < requestsKept) requests.push(request);
      kinds.set(request.kind, (kinds.get(request.kind) ?? 0) + 1);
      statuses.set(request.status, (statuses.get(request.status) ?? 0) + 1);
    },
    requests: () => requests,
    count: (kind) =>
      kind === undefined ? [...kinds.values()].reduce((sum, count) => sum + count, 0) : (kinds.get(kind) ?? 0),
    answered: (status) => statuses.get(status) ?? 0,
    mostAtOnce: () => most,
    reset: () => {
      kinds = new Map();
      statuses = new Map();
      requests = [];
      most = 0;
    },
  };
}
