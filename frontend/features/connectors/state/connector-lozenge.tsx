import Lozenge from '@atlaskit/lozenge/lozenge';
import type { Connector } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { connectorState, type ConnectorState } from './connector-state.ts';

const appearances = {
  never: 'new',
  ok: 'success',
  running: 'inprogress',
  held: 'moved',
  failed: 'removed',
  unfinished: 'default',
  disabled: 'default',
} as const satisfies Record<ConnectorState, string>;

export function ConnectorLozenge({ connector }: { readonly connector: Connector }) {
  const state = connectorState(connector);
  return <Lozenge appearance={appearances[state]}>{connectorsTexts.states[state]}</Lozenge>;
}
