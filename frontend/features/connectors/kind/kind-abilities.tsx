import NoIcon from '@atlaskit/icon/core/cross';
import YesIcon from '@atlaskit/icon/core/check-mark';
import Heading from '@atlaskit/heading/heading';
import { token } from '@atlaskit/tokens/token';
import { useId } from 'react';
import type { SourceKind } from '#contract/connectors.ts';
import { connectorsKindTexts } from '../../../texts/connectors-kind.ts';
import styles from './kind.module.css';

const texts = connectorsKindTexts.abilities;
const abilities = ['changes', 'groups', 'manager', 'pictures'] as const;

/** What a kind of identity provider can do, and what it means where it cannot. */
export function KindAbilities({ kind }: { readonly kind: SourceKind }) {
  const id = useId();
  return (
    <section className={styles['card']} aria-labelledby={id}>
      <Heading size="xsmall" as="h3" id={id}>
        {texts.title}
      </Heading>
      <ul className={styles['abilities']}>
        {abilities.map((name) => (
          <Ability key={name} name={name} isThere={kind.capabilities[name]} />
        ))}
      </ul>
    </section>
  );
}

interface AbilityProps {
  readonly name: (typeof abilities)[number];
  readonly isThere: boolean;
}

function Ability({ name, isThere }: AbilityProps) {
  const { label, can, cannot } = texts[name];
  return (
    <li>
      {isThere ? (
        <YesIcon label={texts.can} color={token('color.icon.success')} />
      ) : (
        <NoIcon label={texts.cannot} color={token('color.icon.subtle')} />
      )}
      <div>
        <strong>{label}</strong>
        <div className={styles['meaning']}>{isThere ? can : cannot}</div>
      </div>
    </li>
  );
}
