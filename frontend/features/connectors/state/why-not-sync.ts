import type { Connector, SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { connectorState } from './connector-state.ts';

const texts = connectorsTexts.whyNot;

type Activity = Pick<Connector, 'enabled' | 'lastRun' | 'activeRun'>;

/** Why no run can be started at present, in a sentence; `undefined` when one can. */
export function whyNoRun(connector: Activity): string | undefined {
  const state = connectorState(connector);
  if (state === 'held') return texts.held;
  return state === 'running' ? texts.running : undefined;
}

/** Why no full sync can be started. */
export function whyNoFullSync(connector: Activity): string | undefined {
  return whyNoRun(connector) ?? (connector.enabled ? undefined : texts.disabled);
}

/** Why no changes sync can be started. Unknown capabilities do not stand in the way: the server decides. */
export function whyNoChangesSync(
  connector: Activity & Pick<Connector, 'people'>,
  capabilities: Pick<SourceKind['capabilities'], 'changes'> | undefined,
): string | undefined {
  if (capabilities?.changes === false) return texts.noChanges;
  const hasBeenRead = connector.people > 0 || connector.lastRun?.status === 'succeeded';
  return whyNoFullSync(connector) ?? (hasBeenRead ? undefined : texts.fullFirst);
}
