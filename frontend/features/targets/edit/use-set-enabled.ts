import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TargetView } from '#contract/targets.ts';
import { showTarget } from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { changeTarget } from '../target-mutations.ts';

const texts = targetsTexts.more;

/** Switches a target on or off. */
export function useSetEnabled({ id }: Pick<TargetView, 'id'>, onDone: () => void = () => undefined) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  return useMutation({
    mutationFn: (enabled: boolean) => changeTarget(id, { enabled }),
    onSuccess: async (changed) => {
      flags.success(changed.enabled ? texts.isOn(changed.name) : texts.isOff(changed.name));
      onDone();
      await showTarget(queryClient, changed);
    },
  });
}
