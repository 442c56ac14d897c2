import { readPostFunction, usualPostFunction } from '#contract/atlassian.ts';
import { frameContext } from '../../api/frame.ts';
import { issueTexts, postFunctionSentence } from '../../texts/issues.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import styles from './post-function.module.css';
import { UnreadableNote } from './unreadable-note.tsx';
import { usePersonName } from './use-person-name.ts';

/** The settings of a post function in a sentence or two, as the list of a transition's post functions shows them. */
export function PostFunctionView() {
  const stored = frameContext('config') ?? '';
  const configuration = readPostFunction(stored);
  const shown = configuration ?? usualPostFunction;
  const { withoutManager } = shown;
  const name = usePersonName(withoutManager.kind === 'person' ? withoutManager.personId : undefined);
  return (
    <div className={styles['page']}>
      <PageTitle text={issueTexts.postFunction.title} />
      {stored !== '' && configuration === undefined && <UnreadableNote />}
      <p className={styles['sentence']}>{postFunctionSentence(shown, name.isGone ? undefined : name.text)}</p>
    </div>
  );
}
