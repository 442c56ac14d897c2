import { ConnectorError } from '../errors/connector-error.ts';

export interface HttpRequest {
  /** Default: GET. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Whether sending it twice does no harm. Default: true for all but POST and PATCH. */
  readonly repeatable?: boolean;
  /** Default: the client's. */
  readonly maxBytes?: number;
  /** How long this request may wait in all before it gives up; a check is shorter than a run. Default: the client's. */
  readonly maxWaitSeconds?: number;
}

/** Any status is an answer: what it means is the connector's to say. */
export interface HttpResponse {
  readonly status: number;
  /** `name` in lower case. Several of one name come joined by `, `. */
  header(name: string): string | undefined;
  readonly body: Uint8Array | 'too-large';
}

/** The body of an answer that must be JSON. Throws `unexpected-answer` for anything else. */
export function parseJson(response: HttpResponse): unknown {
  if (response.body === 'too-large') {
    throw new ConnectorError({
      reason: 'unexpected-answer',
      message: 'The answer is larger than Roster reads at once.',
    });
  }
  try {
    return JSON.parse(new TextDecoder().decode(response.body));
  } catch (error) {
    throw new ConnectorError(
      { reason: 'unexpected-answer', message: `The answer (status ${String(response.status)}) is not JSON.` },
      { cause: error },
    );
  }
}
