import Heading from '@atlaskit/heading/heading';
import type { GuideStep } from '../../../texts/photos-guide.ts';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import styles from '../photos.module.css';

export function GuideSteps({ steps }: { readonly steps: readonly GuideStep[] }) {
  return (
    <ol className={styles['steps']}>
      {steps.map(({ title, text, values = [] }) => (
        <li key={title} className={styles['step']}>
          <Heading size="xsmall" as="h2">
            {title}
          </Heading>
          <p className={styles['text']}>{text}</p>
          {values.length > 0 && (
            <dl className={styles['values']}>
              {values.map(([field, value]) => (
                <div key={`${field} ${value}`} className={styles['value']}>
                  <dt>{field}</dt>
                  <dd>
                    <CopyableText text={value} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}
