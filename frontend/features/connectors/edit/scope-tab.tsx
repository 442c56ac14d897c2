import { connectorsTexts } from '../../../texts/connectors.ts';
import { errorsBelow } from '../../../ui/forms/field-errors.ts';
import { ScopeFields } from '../fields/scope-fields.tsx';
import { tidyScope } from '../fields/tidy-scope.ts';
import { CheckSaved } from './check-saved.tsx';
import type { ConnectorTabProps } from './connector-tab-props.ts';
import { DraftForm } from '../../../ui/forms/draft-form.tsx';
import { useConnectorDraft } from './use-connector-draft.ts';

export function ScopeTab({ connector, kind }: ConnectorTabProps) {
  const draft = useConnectorDraft({
    connector,
    pick: ({ scope }) => scope,
    patchOf: (scope) => ({ scope: tidyScope(scope) }),
  });
  return (
    <DraftForm
      draft={draft}
      intro={connectorsTexts.scope.intro}
      isShownAtField={(path) => /^scope\.(groups|filter)/.test(path)}
    >
      <ScopeFields
        kind={kind}
        value={draft.value}
        onChange={draft.change}
        errors={errorsBelow(draft.errors, 'scope')}
      />
      <CheckSaved
        tab="scope"
        connector={connector}
        kind={kind}
        order={{ scope: tidyScope(draft.value) }}
        isDirty={draft.isDirty}
      />
    </DraftForm>
  );
}
