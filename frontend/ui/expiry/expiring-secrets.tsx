import Link from '@atlaskit/link';
import SectionMessage from '@atlaskit/section-message/section-message';
import type { ReactNode } from 'react';
import type { Connector, ExpiringSecret } from '#contract/connectors.ts';
import { expiryTexts as texts } from '../../texts/expiry.ts';
import { formatDay } from '../format.ts';
import { settingAt } from '../check/find-setting.ts';
import styles from './expiry.module.css';

type Named = Pick<Connector, 'id' | 'name' | 'expiringSecrets'>;

interface ExpiringSecretsProps {
  /** Connectors, or targets. */
  readonly owners: readonly Named[];
  /** Where the settings of one of them are edited. */
  readonly addressOf: (id: string) => string;
}

/** Above a list: which of their secrets expire soon or have expired, and the way to each. */
export function ExpiringSecrets({ owners, addressOf }: ExpiringSecretsProps) {
  const all = owners
    .flatMap(({ id, name, expiringSecrets }) => expiringSecrets.map((secret) => ({ id, name, secret })))
    .sort((a, b) => a.secret.daysLeft - b.secret.daysLeft);
  return (
    <ExpiryMessage secrets={all.map(({ secret }) => secret)}>
      <ul className={styles['list']}>
        {all.map(({ id, name, secret }) => (
          <li key={`${id} ${secret.setting}`}>
            {sentence(secret, name)}{' '}
            <Link href={settingAt(addressOf(id), secret.setting)}>{texts.renewThere(secret.label, name)}</Link>
          </li>
        ))}
      </ul>
    </ExpiryMessage>
  );
}

/** The same within the form of the one that they belong to. */
export function OwnExpiringSecrets({ owner: { name, expiringSecrets } }: { readonly owner: Named }) {
  return (
    <ExpiryMessage secrets={expiringSecrets}>
      {expiringSecrets.map((secret) => (
        <p key={secret.setting} className={styles['sentence']}>
          {sentence(secret, name)} {texts.renewHere}
        </p>
      ))}
    </ExpiryMessage>
  );
}

interface ExpiryMessageProps {
  readonly secrets: readonly ExpiringSecret[];
  readonly children: ReactNode;
}

function ExpiryMessage({ secrets, children }: ExpiryMessageProps) {
  if (secrets.length === 0) return null;
  const appearance = secrets.some(({ expired }) => expired) ? 'error' : 'warning';
  return (
    <div className={styles['message']}>
      <SectionMessage appearance={appearance} title={texts.title(secrets.length)}>
        {children}
      </SectionMessage>
    </div>
  );
}

function sentence({ label, expiresAt, expired, daysLeft }: ExpiringSecret, connector: string): string {
  const day = formatDay(expiresAt);
  return expired ? texts.expired(label, connector, day) : texts.expires(label, connector, texts.when(daysLeft), day);
}
