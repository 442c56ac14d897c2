import Heading from '@atlaskit/heading/heading';
import type { SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { KindCards } from '../../../ui/kind/kind-cards.tsx';
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
      <KindCards
        kinds={kinds.map((kind) => ({ ...kind, abilities: abilitiesOf(kind) }))}
        chosen={wizard.state.kind?.kind}
        onChoose={wizard.chooseKind}
      />
    </section>
  );
}

function abilitiesOf(kind: SourceKind): readonly string[] {
  return capabilities.filter((name) => kind.capabilities[name]).map((name) => texts.capabilities[name]);
}
