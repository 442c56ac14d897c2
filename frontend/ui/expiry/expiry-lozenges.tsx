import Lozenge from '@atlaskit/lozenge/lozenge';
import type { Connector } from '#contract/connectors.ts';
import { expiryTexts as texts } from '../../texts/expiry.ts';
import styles from './expiry.module.css';

/** On a card, in a few words each. */
export function ExpiryLozenges({ owner }: { readonly owner: Pick<Connector, 'expiringSecrets'> }) {
  const { expiringSecrets } = owner;
  if (expiringSecrets.length === 0) return null;
  return (
    <ul className={styles['lozenges']}>
      {expiringSecrets.map(({ setting, label, expired, daysLeft }) => (
        <li key={setting}>
          <Lozenge appearance={expired ? 'removed' : 'moved'} maxWidth="100%">
            {expired ? texts.expiredShort(label) : texts.expiresShort(label, texts.when(daysLeft))}
          </Lozenge>
        </li>
      ))}
    </ul>
  );
}
