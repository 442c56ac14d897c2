/** What a simulator sends back. */
export interface SimulatedAnswer {
  readonly status: number;
  /** Several values: several headers of that name. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Something for JSON, bytes, or text; absent: an empty body. */
  readonly body?: unknown;
}
