import Heading from '@atlaskit/heading/heading';
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { KindGlyph } from '../state/kind-glyph.tsx';
import styles from './add.module.css';
import type { Wizard } from './use-wizard.ts';

const texts = connectorsTexts.add.kind;
const capabilities = ['changes', 'groups', 'manager', 'pictures'] as const;

interface KindStepProps {
  readonly kinds: readonly SourceKind[];
  readonly wizard: Wizard;
}

export function KindStep({ kinds, wizard }: KindStepProps) {
  return (
    <section className={styles['step']}>
      <Heading size="medium" as="h2">
        {texts.title}
      </Heading>
      <p className={styles['intro']}>{texts.intro}</p>
      <ul className={styles['kinds']}>
        {kinds.map((kind) => (
          <KindCard
            key={kind.kind}
            kind={kind}
            isChosen={wizard.state.kind?.kind === kind.kind}
            onChoose={() => {
              wizard.chooseKind(kind);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface KindCardProps {
  readonly kind: SourceKind;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function KindCard({ kind, isChosen, onChoose }: KindCardProps) {
  return (
    <li>
      <button type="button" className={styles['kind']} aria-pressed={isChosen} onClick={onChoose}>
        <KindGlyph kind={kind.kind} size={48} />
        <span className={styles['kindWords']}>
          <span className={styles['kindLabel']}>{kind.label}</span>
          <span className={styles['kindDescription']}>{kind.description}</span>
          <span className={styles['capabilities']}>
            {capabilities
              .filter((name) => kind.capabilities[name])
              .map((name) => (
                <Lozenge key={name}>{texts.capabilities[name]}</Lozenge>
              ))}
          </span>
        </span>
      </button>
    </li>
  );
}
