import Heading from '@atlaskit/heading/heading';
import { KindCards, type KindCard } from '../kind/kind-cards.tsx';
import styles from './wizard.module.css';

interface KindStepProps<Kind extends KindCard> {
  readonly title: string;
  readonly intro: string;
  readonly kinds: readonly Kind[];
  /** The one that was chosen before. */
  readonly chosen: string | undefined;
  readonly onChoose: (kind: Kind) => void;
}

/** The first step: of what kind? */
export function KindStep<Kind extends KindCard>({ title, intro, kinds, chosen, onChoose }: KindStepProps<Kind>) {
  return (
    <section className={styles['step']}>
      <Heading size="medium" as="h2">
        {title}
      </Heading>
      <p className={styles['intro']}>{intro}</p>
      <KindCards kinds={kinds} chosen={chosen} onChoose={onChoose} />
    </section>
  );
}
