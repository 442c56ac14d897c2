import type { Attribute, CheckResult, Explanation } from '#contract/connectors.ts';
import type { MappingRow } from '#contract/mapping.ts';
import type { Change, ChangeOutcome, Run, RunStatus, RunSummary, RunTrigger, RunType } from '#contract/runs.ts';
import type { ConnectorScope } from '#contract/scope.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { Mapping } from '../flow/model/mapping.ts';

export interface StartRunRequest {
  readonly siteId: string;
  readonly connectorId: string;
  readonly type: RunType;
  /** With `type: person`: the person's id, the provider's id, or an e-mail address. */
  readonly person?: string | undefined;
  /** With `type: preview`: used in place of what is saved. */
  readonly unsaved?:
    { readonly mappings?: Mapping | undefined; readonly scope?: ConnectorScope | undefined } | undefined;
  readonly trigger: RunTrigger;
  /** Who, as history shows it. */
  readonly startedBy: string;
}

/** Somebody of the directory has come in. */
export interface SignInOrder {
  readonly siteId: string;
  readonly personId: string;
  /** Who, as history shows it. */
  readonly startedBy: string;
}

export interface RunOrder {
  readonly siteId: string;
  readonly runId: string;
  /** Who, as history shows it. */
  readonly actor: string;
}

export interface RunQuery {
  readonly siteId: string;
  readonly connectorId?: string | undefined;
  readonly status?: RunStatus | undefined;
  readonly type?: RunType | undefined;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ChangeFilter {
  readonly siteId: string;
  readonly runId: string;
  readonly outcome?: ChangeOutcome | undefined;
  /** Only people for whom something failed: the person, or their picture. */
  readonly failed?: boolean | undefined;
  /** Part of a name, or the provider's id. */
  readonly search?: string | undefined;
}

export interface ChangeQuery extends ChangeFilter {
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListOf<Item> {
  readonly items: Item[];
  readonly total: number;
}

/** What the connectors page shows of a connector besides its configuration. */
export interface ConnectorActivity {
  /** The newest run that is neither a preview nor under way. */
  readonly lastRun: RunSummary | null;
  readonly activeRun: RunSummary | null;
  /** People whom the provider has, as of the last run. */
  readonly people: number;
  readonly pictureCount: number;
}

export interface ExplainRequest {
  readonly siteId: string;
  readonly connectorId: string;
  /** A person's id, the provider's id, or an e-mail address. Absent: someone of the provider's first page. */
  readonly person?: string | undefined;
  /** Rows not yet saved; absent: the saved mapping. */
  readonly mappings?: readonly MappingRow[] | undefined;
}

/** Settings are whole and with secrets in clear, as `readSettings` gives them. */
export interface CheckRequest {
  readonly siteId: string;
  readonly kind: string;
  readonly settings: JsonObject;
  readonly scope: ConnectorScope;
  /** Whether pictures will be read, and that permission must be proved too. */
  readonly pictures: boolean;
}

/**
 * Everything that the HTTP edge asks of runs. All of it is scoped by site and throws `AppError` with a sentence for
 * the caller: `not-found`, `conflict` (e.g. a run is active), `connector-failed`.
 */
export interface Sync {
  startRun(request: StartRunRequest): Promise<Run>;
  /** Brings whoever has come in up to date by runs of their own, where the site wants that and it was not done lately. */
  syncOnSignIn(order: SignInOrder): Promise<void>;
  cancelRun(order: RunOrder): Promise<Run>;
  applyRun(order: RunOrder): Promise<Run>;
  discardRun(order: RunOrder): Promise<Run>;
  /** Answers with the undoing run. */
  undoRun(order: RunOrder): Promise<Run>;

  getRun(siteId: string, runId: string): Promise<Run>;
  listRuns(query: RunQuery): Promise<ListOf<RunSummary>>;
  listChanges(query: ChangeQuery): Promise<ListOf<Change>>;
  /** All of them in order, in chunks of bounded size: for downloads. */
  streamChanges(filter: ChangeFilter): AsyncIterable<readonly Change[]>;
  /** By connector id; a connector that never ran is there too. */
  connectorActivity(siteId: string): Promise<ReadonlyMap<string, ConnectorActivity>>;
  /**
   * Removes a connector with its runs. People whom no other connector has are removed with it; the others show what the
   * other connectors say. Throws `conflict` while a run of it is active.
   */
  removeConnector(siteId: string, connectorId: string): Promise<void>;
  /** Calls `listener` whenever something of the run has moved, in whichever process. Returns how to stop. */
  subscribeToRun(runId: string, listener: () => void): () => void;
  /** The same of a push. */
  subscribeToPush(pushId: string, listener: () => void): () => void;

  explainPerson(request: ExplainRequest): Promise<Explanation>;
  listConnectorAttributes(
    siteId: string,
    connectorId: string,
  ): Promise<ListOf<Attribute> & { readonly sampled: number }>;
  checkConnector(request: CheckRequest): Promise<CheckResult>;
}
