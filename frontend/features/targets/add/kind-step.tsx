import Heading from '@atlaskit/heading/heading';
import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { KindCards } from '../../../ui/kind/kind-cards.tsx';
import styles from './add.module.css';
import type { Wizard } from './use-wizard.ts';

const texts = targetsTexts.add.kind;

interface KindStepProps {
  readonly kinds: readonly TargetKind[];
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

function abilitiesOf({ capabilities: { fields, properties, manager, picture } }: TargetKind): readonly string[] {
  const has = { fields: fields.length > 0, properties: properties !== null, manager, picture: picture !== 'none' };
  return (['fields', 'properties', 'manager', 'picture'] as const)
    .filter((name) => has[name])
    .map((name) => texts.abilities[name]);
}
