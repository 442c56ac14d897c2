import Lozenge from '@atlaskit/lozenge/lozenge';
import Spinner from '@atlaskit/spinner/spinner';
import { useQuery } from '@tanstack/react-query';
import type { Explanation } from '#contract/connectors.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { Face } from '../../../ui/face.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { personQuery } from '../../../api/person-query.ts';
import type { LiveResults } from '../use-live-results.ts';
import styles from './person.module.css';

const texts = mappingsTexts.person;

/** Whose result is shown, and whether they are in scope; or why nothing can be shown. */
export function PersonVerdict({ live }: { readonly live: LiveResults }) {
  const { explanation, error, isAsking, retry } = live;
  if (error !== null && !isAsking) {
    return (
      <div className={styles['problem']}>
        {/* A setting that is to blame is named in the sentence already. */}
        <ProblemMessage error={error} title={texts.failed} onRetry={retry} isShownElsewhere={() => true} />
      </div>
    );
  }
  return (
    <div className={styles['verdict']} aria-live="polite">
      {explanation && (
        <>
          <PersonFace explanation={explanation} />
          <strong>{explanation.label}</strong>
          <Lozenge appearance={explanation.inScope ? 'success' : 'moved'}>
            {explanation.inScope ? texts.inScope : texts.outOfScope}
          </Lozenge>
          <span className={styles['because']}>{explanation.because}</span>
        </>
      )}
      {isAsking && <Spinner size="small" label={mappingsTexts.result.asking} />}
    </div>
  );
}

function PersonFace({ explanation: { label, personId } }: { readonly explanation: Explanation }) {
  const { data: person } = useQuery({ ...personQuery(personId ?? ''), enabled: personId !== null });
  return <Face name={person?.displayName ?? label} picture={person?.picture ?? null} size={32} />;
}
