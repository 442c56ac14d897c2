/**
 * Why a connector (or target) could not do its work. The engine acts on the reason alone:
 *
 * - `credentials-rejected`: the provider refused who we are. A run fails; an admin must act.
 * - `permission-missing`: we are known, but may not do this. A run fails; an admin must grant something.
 * - `rate-limited`: the provider asks us to wait. The run goes on after `retryAfterSeconds`.
 * - `unavailable`: no answer, or a passing fault of the provider. The run is tried again later.
 * - `cursor-expired`: the cursor or bookmark is no longer accepted. Reading starts again from the beginning, as a whole read.
 * - `unexpected-answer`: the provider said something its documentation does not. A run fails; we must act.
 */
export type ConnectorFailureReason =
  | 'credentials-rejected'
  | 'permission-missing'
  | 'rate-limited'
  | 'unavailable'
  | 'cursor-expired'
  | 'unexpected-answer';

export interface ConnectorFailure {
  readonly reason: ConnectorFailureReason;
  /** A sentence for an admin: what is wrong and what to do. Holds no secret and no personal value. */
  readonly message: string;
  /** With `rate-limited` and `unavailable`: how long the provider asks us to wait. May be fractional. */
  readonly retryAfterSeconds?: number;
  /** With `permission-missing`: the provider's own name of what is missing, e.g. `User.Read.All`. */
  readonly permission?: string;
  /** The setting that caused it, as a path into the connector's settings, e.g. `bindPassword`. */
  readonly setting?: string;
}

/** The only way in which a source session or a target session fails. */
export class ConnectorError extends Error {
  readonly failure: ConnectorFailure;

  constructor(failure: ConnectorFailure, options?: { readonly cause?: unknown }) {
    super(failure.message, options);
    this.name = 'ConnectorError';
    this.failure = failure;
  }
}
