import { useQueryClient } from '@tanstack/react-query';
import type { TargetView } from '#contract/targets.ts';
import { showTarget } from '../../../api/target-queries.ts';
import { useDraft, type Draft } from '../../../ui/forms/use-draft.ts';
import { changeTarget, type TargetPatch } from '../target-mutations.ts';

/** A part of a target while it is edited. */
export function useTargetDraft<Part extends TargetPatch>(
  target: TargetView,
  pick: (target: TargetView) => Part,
): Draft<Part> {
  const queryClient = useQueryClient();
  return useDraft({
    saved: pick(target),
    save: (part: Part) => changeTarget(target.id, part),
    show: (changed) => showTarget(queryClient, changed),
  });
}
