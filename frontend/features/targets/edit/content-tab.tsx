import { targetsTexts } from '../../../texts/targets.ts';
import { DraftForm } from '../../../ui/forms/draft-form.tsx';
import { ContentFields } from '../fields/content-fields.tsx';
import { rowErrors } from '../fields/row-errors.ts';
import type { TargetTabProps } from './target-tab-props.ts';
import { useTargetDraft } from './use-target-draft.ts';

/** Whose people are pushed, and what of them. */
export function ContentTab({ target, kind }: TargetTabProps) {
  const draft = useTargetDraft(target, ({ people, fields, manager, pictures }) => ({
    people,
    fields,
    manager,
    pictures,
  }));
  // Once something was refused, what is mended stops being marked as it is mended.
  const ownErrors = draft.error === null ? {} : rowErrors(draft.value.fields, kind);
  const others = Object.entries(draft.errors).filter(([path]) => !path.startsWith('fields.') || !(path in ownErrors));
  return (
    <DraftForm
      draft={draft}
      intro={targetsTexts.content.intro}
      isShownAtField={(path) => /^(fields|people|manager|pictures)(\.|$)/.test(path)}
    >
      <ContentFields
        kind={kind}
        value={draft.value}
        errors={{ ...Object.fromEntries(others), ...ownErrors }}
        onChange={draft.change}
      />
    </DraftForm>
  );
}
