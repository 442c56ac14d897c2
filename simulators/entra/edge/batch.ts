import { z } from 'zod';
import { seededRandom } from '../../company/seeded-random.ts';
import { GraphError, type GraphAnswer, type GraphRequest, ok } from '../graph-exchange.ts';
import type { GraphService } from './graph-service.ts';
import { matchRoute } from './routes.ts';

const batchBody = z.object({
  requests: z.array(
    z.object({
      id: z.string().min(1),
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
      dependsOn: z.array(z.string()).optional(),
    }),
  ),
});
type BatchPart = z.infer<typeof batchBody>['requests'][number];

const maxParts = 20;
/** https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits */
const mailboxPartsAtOnce = 4;

/** The parts of a `$batch`, or what Graph answers to one that is malformed: https://learn.microsoft.com/graph/json-batching */
export function batchParts(body: string): readonly BatchPart[] {
  const parsed = batchBody.safeParse(jsonOf(body));
  if (!parsed.success) throw new GraphError(400, 'BadRequest', 'Invalid batch payload format.');
  const { requests } = parsed.data;
  if (requests.length === 0)
    throw new GraphError(400, 'BadRequest', 'The batch request must contain at least one request.');
  if (requests.length > maxParts) {
    throw new GraphError(
      400,
      'MaximumValueExceeded',
      `Number of batch request steps exceeds the maximum value of ${maxParts}.`,
    );
  }
  if (new Set(requests.map(({ id }) => id.toLowerCase())).size < requests.length) {
    throw new GraphError(400, 'BadRequest', 'Request ids in a batch must be unique.');
  }
  return requests;
}

export function readsPhotos(parts: readonly BatchPart[]): boolean {
  return parts.some(isMailboxPart);
}

export interface BatchContext {
  readonly roles: ReadonlySet<string>;
  readonly service: GraphService;
  /** What every part that reads a photo is answered. */
  readonly refusal?: GraphError;
}

/** Answers in an order of its own. */
export async function answerBatch(parts: readonly BatchPart[], context: BatchContext): Promise<GraphAnswer> {
  const answers = new Map<string, Promise<PartAnswer>>();
  const takeTurn = turns(mailboxPartsAtOnce);
  for (const part of parts) {
    const before = (part.dependsOn ?? []).map((id) => answers.get(id) ?? Promise.resolve(failedDependency(id)));
    const run = async (): Promise<PartAnswer> => {
      const earlier = await Promise.all(before);
      if (earlier.some(({ status }) => status >= 400)) return failedDependency(part.id);
      const answer = (): Promise<GraphAnswer> => answerPart(part, context);
      return partAnswer(part.id, await (isMailboxPart(part) ? takeTurn(answer) : answer()));
    };
    answers.set(part.id, run());
  }
  const responses = await Promise.all(answers.values());
  return ok({ responses: shuffled(responses) });
}

function answerPart(part: BatchPart, { roles, service, refusal }: BatchContext): Promise<GraphAnswer> {
  const refused = refusal !== undefined && isMailboxPart(part) ? { refusal } : {};
  return service.answer(partRequest(part, roles), { url: part.url, inBatch: true, ...refused });
}

interface PartAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | string | null;
}

/** Bytes travel as base64 text; a part without a body has null. */
function partAnswer(id: string, { status, headers = {}, body }: GraphAnswer): PartAnswer {
  const contentType = headers['Content-Type'] ?? 'application/json';
  const text = body instanceof Buffer ? body.toString('base64') : (body ?? null);
  return { id, status, headers: { 'Cache-Control': 'no-cache', 'Content-Type': contentType, ...headers }, body: text };
}

function failedDependency(id: string): PartAnswer {
  const message = 'The request depends on another one that failed.';
  return { id, status: 424, headers: {}, body: { error: { code: 'FailedDependency', message } } };
}

/** The address of a part is relative, with or without a slash at its beginning. */
function partRequest(
  { method, url, headers = {}, body: content }: BatchPart,
  roles: ReadonlySet<string>,
): GraphRequest {
  const { path, query } = splitUrl(url);
  const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { method: method.toUpperCase(), path, query, headers: lowerCase, roles, content };
}

function splitUrl(url: string): { readonly path: string; readonly query: URLSearchParams } {
  const [path = '', query = ''] = url.split(/\?(.*)/su);
  return { path: path.startsWith('/') ? path : `/${path}`, query: new URLSearchParams(query) };
}

function isMailboxPart({ url }: BatchPart): boolean {
  return matchRoute(splitUrl(url).path).route.kind.startsWith('photo');
}

/** Lets so many run at the same time; the others wait for their turn. */
function turns(atOnce: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await run();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

function shuffled(answers: readonly PartAnswer[]): readonly PartAnswer[] {
  const random = seededRandom('batch', ...answers.map(({ id }) => id));
  const placed = answers.map((answer) => ({ answer, place: random.next() }));
  return placed.sort((one, other) => one.place - other.place).map(({ answer }) => answer);
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
