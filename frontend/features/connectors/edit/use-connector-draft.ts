import { useQueryClient } from '@tanstack/react-query';
import type { Connector } from '#contract/connectors.ts';
import { showConnector } from '../../../api/connector-queries.ts';
import { useDraft, type Draft } from '../../../ui/forms/use-draft.ts';
import { changeConnector, type ConnectorPatch } from '../connector-mutations.ts';

interface DraftOptions<Part> {
  readonly connector: Connector;
  readonly pick: (connector: Connector) => Part;
  /** From the part as it is edited to what is sent. */
  readonly patchOf: (part: Part) => ConnectorPatch;
}

/** A part of a connector while it is edited. */
export function useConnectorDraft<Part>({ connector, pick, patchOf }: DraftOptions<Part>): Draft<Part> {
  const queryClient = useQueryClient();
  return useDraft({
    saved: pick(connector),
    save: (part: Part) => changeConnector(connector.id, patchOf(part)),
    show: (changed) => showConnector(queryClient, changed),
  });
}
