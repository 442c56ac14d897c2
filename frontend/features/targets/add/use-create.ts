import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TargetKind } from '#contract/targets.ts';
import { showTarget, startTargetPush } from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { paths } from '../../../ui/paths.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { addTarget } from '../target-mutations.ts';
import type { WizardState } from './wizard-state.ts';

const texts = targetsTexts.add.finish;

interface CreateOptions {
  readonly state: WizardState;
  readonly kind: TargetKind;
  readonly onCreated: (destination: string) => void;
}

/** Creates the target and starts its first push. Once there is a target, nothing that follows can lose it. */
export function useCreate({ state, kind, onCreated }: CreateOptions) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const { name, settings, people, fields, manager, pictures, matching, removal, first } = state;
      const choices = { people, fields, manager, pictures, matching, removal };
      const target = await addTarget({ kind: kind.kind, name, settings, ...choices, enabled: first === 'full' });
      if (first === 'none') return { target, destination: paths.target(target.id) };
      try {
        const push = await startTargetPush(target.id, { type: first });
        return { target, destination: paths.push(push.id) };
      } catch (cause) {
        // The target is there: its page is the place to try again.
        flags.problem(cause, targetsTexts.push.notStarted);
        return { target, destination: paths.target(target.id) };
      }
    },
    onSuccess: async ({ target, destination }) => {
      flags.success(texts.created(target.name));
      onCreated(destination);
      await showTarget(queryClient, target);
    },
  });
  return {
    create: () => {
      mutate();
    },
    isPending,
    error,
  };
}
