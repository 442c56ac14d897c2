import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Connector } from '#contract/connectors.ts';
import type { Run } from '#contract/runs.ts';
import { refreshConnectors, startConnectorRun, type RunOrder } from '../../api/connector-queries.ts';
import { uiTexts } from '../../texts/ui.ts';
import { paths } from '../paths.ts';
import { useFlags } from '../use-flags.tsx';

const texts = uiTexts.runs;

interface StartRun {
  /** Whoever gives `onStarted` shows what comes of the run; otherwise a flag leads to it. */
  readonly start: (order: RunOrder, onStarted?: (run: Run) => void) => void;
  /** What is being started. */
  readonly starting: RunOrder['type'] | undefined;
}

interface Start {
  readonly order: RunOrder;
  readonly onStarted: ((run: Run) => void) | undefined;
}

/** Starts runs of a connector. */
export function useStartRun(connector: Pick<Connector, 'id' | 'name'>): StartRun {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const navigate = useNavigate();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: ({ order }: Start) => startConnectorRun(connector.id, order),
    onSuccess: async (run, { onStarted }) => {
      if (onStarted) onStarted(run);
      else {
        flags.success(texts.started(texts.types[run.type], connector.name), undefined, {
          content: texts.open,
          onClick: () => void navigate(paths.run(run.id)),
        });
      }
      await refreshConnectors(queryClient);
    },
    onError: (error) => {
      flags.problem(error, texts.notStarted);
    },
  });
  return {
    start: (order, onStarted) => {
      mutate({ order, onStarted });
    },
    starting: isPending ? variables.order.type : undefined,
  };
}
