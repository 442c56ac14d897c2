import Button from '@atlaskit/button/default/button';
import EmptyState from '@atlaskit/empty-state';
import { useNavigate } from 'react-router';
import { runsTexts } from '../../../texts/runs.ts';
import { paths } from '../../../ui/paths.ts';

const texts = runsTexts.history;

export function NoRuns({ isNarrowed, onClear }: { readonly isNarrowed: boolean; readonly onClear: () => void }) {
  const navigate = useNavigate();
  if (isNarrowed) {
    return (
      <EmptyState
        header={texts.noMatch.title}
        description={texts.noMatch.body}
        primaryAction={<Button onClick={onClear}>{texts.noMatch.clear}</Button>}
      />
    );
  }
  return (
    <EmptyState
      header={texts.empty.title}
      description={texts.empty.body}
      primaryAction={
        <Button appearance="primary" onClick={() => void navigate(paths.connectors)}>
          {texts.empty.action}
        </Button>
      }
    />
  );
}
