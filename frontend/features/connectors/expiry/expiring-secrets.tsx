import Link from '@atlaskit/link';
import SectionMessage from '@atlaskit/section-message/section-message';
import type { ReactNode } from 'react';
import type { Connector, ExpiringSecret } from '#contract/connectors.ts';
import { expiryTexts as texts } from '../../../texts/expiry.ts';
import { formatDay } from '../../../ui/format.ts';
import { paths } from '../../../ui/paths.ts';
import styles from './expiry.module.css';

type Named = Pick<Connector, 'id' | 'name' | 'expiringSecrets'>;

/** Above the connectors: which of their secrets expire soon or have expired, and the way to each. */
export function ExpiringSecrets({ connectors }: { readonly connectors: readonly Named[] }) {
  const all = connectors
    .flatMap(({ id, name, expiringSecrets }) => expiringSecrets.map((secret) => ({ id, name, secret })))
    .sort((a, b) => a.secret.daysLeft - b.secret.daysLeft);
  return (
    <ExpiryMessage secrets={all.map(({ secret }) => secret)}>
      <ul className={styles['list']}>
        {all.map(({ id, name, secret }) => (
          <li key={`${id} ${secret.setting}`}>
            {sentence(secret, name)}{' '}
            <Link href={`${paths.connector(id, 'connection')}#${encodeURIComponent(secret.setting)}`}>
              {texts.renewThere(secret.label, name)}
            </Link>
          </li>
        ))}
      </ul>
    </ExpiryMessage>
  );
}

/** The same within the form of the one connector. */
export function OwnExpiringSecrets({ connector: { name, expiringSecrets } }: { readonly connector: Named }) {
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
