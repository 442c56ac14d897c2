import { targetsTexts } from '../../../texts/targets.ts';
import { DraftForm } from '../../../ui/forms/draft-form.tsx';
import { MatchingFields } from '../fields/matching-fields.tsx';
import type { TargetTabProps } from './target-tab-props.ts';
import { useTargetDraft } from './use-target-draft.ts';

export function MatchingTab({ target, kind }: TargetTabProps) {
  const draft = useTargetDraft(target, ({ matching, removal }) => ({ matching, removal }));
  return (
    <DraftForm
      draft={draft}
      intro={targetsTexts.matching.intro}
      isShownAtField={(path) => path.startsWith('matching') || path === 'removal'}
    >
      <MatchingFields kind={kind} value={draft.value} errors={draft.errors} onChange={draft.change} />
    </DraftForm>
  );
}
