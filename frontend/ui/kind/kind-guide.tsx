import Heading from '@atlaskit/heading/heading';
import Link from '@atlaskit/link/link';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { useState } from 'react';
import type { ProviderGuide } from '#contract/provider-guide.ts';
import { uiTexts } from '../../texts/ui.ts';
import { CopyButton } from '../copy-button.tsx';
import { CopyableText } from '../copyable-text.tsx';
import styles from './kind-guide.module.css';

const texts = uiTexts.guide;

interface KindGuideProps {
  readonly kind: { readonly guide: ProviderGuide };
  readonly title: string;
  readonly startsOpen: boolean;
}

/** What an admin does in the provider's console, in the provider's own words; can be folded away. */
export function KindGuide({ kind: { guide }, title, startsOpen }: KindGuideProps) {
  const [isOpenAtFirst] = useState(startsOpen);
  return (
    <details className={styles['card']} open={isOpenAtFirst}>
      <summary className={styles['summary']}>{title}</summary>
      <ol className={styles['steps']}>
        {guide.steps.map(({ text, copy }) => (
          <li key={text}>
            {text}
            {copy !== undefined && (
              <div className={styles['value']}>
                <CopyableText text={copy} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {guide.permissions.length > 0 && <Permissions permissions={guide.permissions} />}
      <p className={styles['documentation']}>
        <Link href={guide.documentation} target="_blank" rel="noopener noreferrer">
          {texts.documentation}
        </Link>
      </p>
    </details>
  );
}

function Permissions({ permissions }: Pick<ProviderGuide, 'permissions'>) {
  const needed = permissions.filter(({ optional }) => !optional);
  const hasChoice = needed.length > 1 && needed.length < permissions.length;
  return (
    <>
      <div className={styles['permissionsHead']}>
        <Heading size="xxsmall" as="h3">
          {texts.permissions}
        </Heading>
        <div className={styles['copies']}>
          {hasChoice && <CopyButton isCompact text={listOf(needed)} label={texts.copyNeeded} />}
          {permissions.length > 1 && <CopyButton isCompact text={listOf(permissions)} label={texts.copyAll} />}
        </div>
      </div>
      <ul className={styles['permissions']}>
        {permissions.map(({ name, for: purpose, optional }) => (
          <li key={name}>
            <CopyableText text={name} /> {optional && <Lozenge>{texts.optional}</Lozenge>}
            <div className={styles['meaning']}>{texts.neededFor(purpose)}</div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** As consoles that take several at once want them. */
function listOf(permissions: ProviderGuide['permissions']): string {
  return permissions.map(({ name }) => name).join(', ');
}
