import { useState } from 'react';
import { readPostFunction, type PostFunctionConfiguration } from '#contract/atlassian.ts';
import { frameContext } from '../../api/frame.ts';
import { issueTexts } from '../../texts/issues.ts';
import { RadioField } from '../../ui/forms/radio-field.tsx';
import { ToggleField } from '../../ui/forms/toggle-field.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PersonField } from './person-field.tsx';
import { configurationOf, draftOf, type PostFunctionDraft } from './post-function-draft.ts';
import styles from './post-function.module.css';
import { UnreadableNote } from './unreadable-note.tsx';
import { useWorkflowConfiguration } from './use-workflow-configuration.ts';

const texts = issueTexts.postFunction;

type Kind = PostFunctionConfiguration['withoutManager']['kind'];
const kinds: readonly Kind[] = ['leave', 'projectDefault', 'person'];
const choices = kinds.map((value) => ({ value, label: texts.choices[value].label }));

/** The settings of a new post function, or of one that is there. Jira's own button saves them. */
export function PostFunctionEditor() {
  const [stored] = useState(() => frameContext('config') ?? '');
  const [configuration] = useState(() => readPostFunction(stored));
  const [draft, setDraft] = useState(() => draftOf(configuration));
  const [isRefused, setIsRefused] = useState(false);
  useWorkflowConfiguration({
    configuration: configurationOf(draft),
    onRefused: () => {
      setIsRefused(true);
    },
  });
  const set = (change: Partial<PostFunctionDraft>) => {
    setDraft({ ...draft, ...change });
    setIsRefused(false);
  };
  return (
    <div className={styles['page']}>
      <PageTitle text={texts.title} />
      {stored !== '' && configuration === undefined && <UnreadableNote />}
      <p className={styles['intro']}>{texts.intro}</p>
      <RadioField
        label={texts.withoutManager}
        choices={choices}
        value={draft.without}
        onChange={(without) => {
          set({ without });
        }}
      />
      {draft.without === 'person' && (
        <PersonField
          personId={draft.personId}
          error={isRefused ? texts.personMissing : undefined}
          onChoose={(personId) => {
            set({ personId });
          }}
        />
      )}
      <ToggleField
        label={texts.skipInactive}
        help={texts.skipInactiveHelp}
        isChecked={draft.skipInactive}
        onChange={(skipInactive) => {
          set({ skipInactive });
        }}
      />
      <ToggleField
        label={texts.comment}
        help={texts.commentHelp}
        isChecked={draft.comment}
        onChange={(comment) => {
          set({ comment });
        }}
      />
    </div>
  );
}
