import type { Connector, SourceKind } from '#contract/connectors.ts';

/** What every tab of a connector is given. */
export interface ConnectorTabProps {
  readonly connector: Connector;
  /** Absent for a kind that this Roster does not know. */
  readonly kind: SourceKind | undefined;
}
