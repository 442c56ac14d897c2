import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Push } from '#contract/pushes.ts';
import type { TargetView } from '#contract/targets.ts';
import { refreshTargets, startTargetPush, type PushOrder } from '../api/target-queries.ts';
import { targetsTexts } from '../texts/targets.ts';
import { pushTypeLabels } from '../texts/words.ts';
import { paths } from './paths.ts';
import { useFlags } from './use-flags.tsx';

const texts = targetsTexts.push;

interface StartPush {
  /** Whoever gives `onStarted` shows what comes of the push; otherwise a flag leads to it. */
  readonly start: (order: PushOrder, onStarted?: (push: Push) => void) => void;
  /** What is being started. */
  readonly starting: PushOrder | undefined;
}

interface Start {
  readonly order: PushOrder;
  readonly onStarted: ((push: Push) => void) | undefined;
}

/** Starts pushes to a target. */
export function useStartPush(target: Pick<TargetView, 'id' | 'name'>): StartPush {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const navigate = useNavigate();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: ({ order }: Start) => startTargetPush(target.id, order),
    onSuccess: async (push, { onStarted }) => {
      if (onStarted) onStarted(push);
      else {
        flags.success(texts.started(pushTypeLabels[push.type], target.name), undefined, {
          content: texts.open,
          onClick: () => void navigate(paths.push(push.id)),
        });
      }
      await refreshTargets(queryClient);
    },
    onError: (error) => {
      flags.problem(error, texts.notStarted);
    },
  });
  return {
    start: (order, onStarted) => {
      mutate({ order, onStarted });
    },
    starting: isPending ? variables.order : undefined,
  };
}
