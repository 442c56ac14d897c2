import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connector } from '#contract/connectors.ts';
import { showConnector } from '../../../api/connector-queries.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { fieldErrorsOf, type FieldErrors } from '../../../ui/forms/field-errors.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { changeConnector, type ConnectorPatch } from '../connector-mutations.ts';

export interface ConnectorDraft<Part> {
  readonly value: Part;
  readonly change: (next: Part) => void;
  readonly isDirty: boolean;
  readonly save: () => void;
  readonly discard: () => void;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly errors: FieldErrors;
}

interface DraftOptions<Part> {
  readonly connector: Connector;
  readonly pick: (connector: Connector) => Part;
  /** From the part as it is edited to what is sent. */
  readonly patchOf: (part: Part) => ConnectorPatch;
}

/** A part of a connector while it is edited. What comes from the server meanwhile does not touch what was typed. */
export function useConnectorDraft<Part>({ connector, pick, patchOf }: DraftOptions<Part>): ConnectorDraft<Part> {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const [typed, setTyped] = useState<{ readonly part: Part }>();
  const saved = pick(connector);
  const value = typed?.part ?? saved;
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: (part: Part) => changeConnector(connector.id, patchOf(part)),
    onSuccess: async (changed) => {
      const shown = showConnector(queryClient, changed);
      setTyped(undefined);
      flags.success(connectorsTexts.edit.saved(changed.name));
      await shown;
    },
  });
  return {
    value,
    change: (part) => {
      setTyped({ part });
    },
    isDirty: typed !== undefined && JSON.stringify(typed.part) !== JSON.stringify(saved),
    save: () => {
      mutate(value);
    },
    discard: () => {
      setTyped(undefined);
      reset();
    },
    isSaving: isPending,
    error,
    errors: fieldErrorsOf(error),
  };
}
