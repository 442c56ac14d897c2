import { targetsTexts } from '../../../texts/targets.ts';
import { DraftForm } from '../../../ui/forms/draft-form.tsx';
import { TimingFields } from '../fields/timing-fields.tsx';
import type { TargetTabProps } from './target-tab-props.ts';
import { useTargetDraft } from './use-target-draft.ts';

export function TimingTab({ target }: TargetTabProps) {
  const draft = useTargetDraft(target, ({ automatic, drift }) => ({ automatic, drift }));
  return (
    <DraftForm draft={draft} intro={targetsTexts.drift.intro} isShownAtField={(path) => path.startsWith('drift')}>
      <TimingFields value={draft.value} errors={draft.errors} onChange={draft.change} />
    </DraftForm>
  );
}
