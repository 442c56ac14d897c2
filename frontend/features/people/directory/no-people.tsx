import Button from '@atlaskit/button/default/button';
import LinkButton from '@atlaskit/button/link';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { peopleTexts } from '../../../texts/people.ts';
import { paths } from '../../../ui/paths.ts';
import { useIsAdmin } from '../../../ui/use-session.ts';

const { noMatch, nobody, clear } = peopleTexts.directory;

interface NoPeopleProps {
  readonly isNarrowed: boolean;
  readonly onClear: () => void;
}

export function NoPeople({ isNarrowed, onClear }: NoPeopleProps) {
  const isAdmin = useIsAdmin();
  if (isNarrowed) {
    const action = <Button onClick={onClear}>{clear}</Button>;
    return <EmptyState header={noMatch.title} headingLevel={2} description={noMatch.body} primaryAction={action} />;
  }
  if (!isAdmin) return <EmptyState header={nobody.title} headingLevel={2} description={nobody.forUsers} />;
  const action = (
    <LinkButton appearance="primary" href={paths.connectors}>
      {nobody.action}
    </LinkButton>
  );
  return <EmptyState header={nobody.title} headingLevel={2} description={nobody.body} primaryAction={action} />;
}
