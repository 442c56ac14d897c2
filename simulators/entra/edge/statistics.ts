import type { GraphAnswer } from '../graph-exchange.ts';
import type { RequestKind } from './request-kind.ts';

export interface RecordedRequest {
  readonly kind: RequestKind;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly status: number;
  readonly inBatch: boolean;
  /** Sent before the `Retry-After` of an earlier answer to the same request was over. */
  readonly tooSoon: boolean;
}

/** Counts since the start or the last reset. Parts of a batch count like requests, besides the batch itself. */
export interface EntraStatistics {
  readonly requests: Readonly<Record<RequestKind, number>>;
  /** Requests over HTTP, parts of batches not counted. */
  readonly httpRequests: number;
  readonly photosDownloaded: number;
  readonly photoBytes: number;
  /** Answers with 429. */
  readonly throttled: number;
  readonly tooSoon: number;
  /** Most HTTP requests that were being answered at the same time. */
  readonly mostAtOnce: number;
}

export interface StatisticsBook {
  begin(): void;
  end(): void;
  record(request: Omit<RecordedRequest, 'tooSoon'>, answer: GraphAnswer): void;
  statistics(): EntraStatistics;
  requests(): readonly RecordedRequest[];
  reset(): void;
}

const requestsKept = 20_000;
/** Timers may fire a little early. */
const toleranceMillis = 5;

export function createStatistics(): StatisticsBook {
  let counts = new Map<string, number>();
  let recorded: RecordedRequest[] = [];
  let atOnce = 0;
  const notBefore = new Map<string, number>();
  const count = (name: string, by = 1): void => void counts.set(name, (counts.get(name) ?? 0) + by);
  const counted = (name: string): number => counts.get(name) ?? 0;
  return {
    begin: () => {
      atOnce += 1;
      count('http');
      counts.set('atOnce', Math.max(atOnce, counted('atOnce')));
    },
    end: () => (atOnce -= 1),
    record: (request, { headers, body }) => {
      const retryAfter = headers?.['Retry-After'];
      const tooSoon = performance.now() + toleranceMillis < (notBefore.get(request.url) ?? 0);
      if (recorded.length < requestsKept) recorded.push({ ...request, tooSoon });
      count(request.kind);
      if (tooSoon) count('tooSoon');
      if (request.status === 429) count('throttled');
      if (body instanceof Buffer) {
        count('photos');
        count('photoBytes', body.length);
      }
      if (retryAfter === undefined) notBefore.delete(request.url);
      else notBefore.set(request.url, performance.now() + Number(retryAfter) * 1000);
    },
    statistics: () => ({
      requests: requestCounts(counted),
      httpRequests: counted('http'),
      photosDownloaded: counted('photos'),
      photoBytes: counted('photoBytes'),
      throttled: counted('throttled'),
      tooSoon: counted('tooSoon'),
      mostAtOnce: counted('atOnce'),
    }),
    requests: () => recorded,
    reset: () => {
      counts = new Map();
      recorded = [];
      notBefore.clear();
    },
  };
}

function requestCounts(counted: (kind: RequestKind) => number): Readonly<Record<RequestKind, number>> {
  return {
    token: counted('token'),
    batch: counted('batch'),
    users: counted('users'),
    user: counted('user'),
    'user-write': counted('user-write'),
    'extension-properties': counted('extension-properties'),
    'extension-properties-write': counted('extension-properties-write'),
    manager: counted('manager'),
    delta: counted('delta'),
    groups: counted('groups'),
    group: counted('group'),
    members: counted('members'),
    'photo-metadata': counted('photo-metadata'),
    'photo-list': counted('photo-list'),
    'photo-bytes': counted('photo-bytes'),
    organization: counted('organization'),
    unknown: counted('unknown'),
  };
}
