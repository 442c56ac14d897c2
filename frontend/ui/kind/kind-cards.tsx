import Lozenge from '@atlaskit/lozenge/lozenge';
import { KindGlyph } from './kind-glyph.tsx';
import styles from './kind-cards.module.css';

export interface KindCard {
  readonly kind: string;
  readonly label: string;
  readonly description: string;
  /** What it can do, a word each. */
  readonly abilities: readonly string[];
}

interface KindCardsProps<Kind extends KindCard> {
  readonly kinds: readonly Kind[];
  /** The one that was chosen before. */
  readonly chosen: string | undefined;
  readonly onChoose: (kind: Kind) => void;
}

/** Kinds to choose one of. */
export function KindCards<Kind extends KindCard>({ kinds, chosen, onChoose }: KindCardsProps<Kind>) {
  return (
    <ul className={styles['kinds']}>
      {kinds.map((card) => (
        <li key={card.kind}>
          <button
            type="button"
            className={styles['kind']}
            aria-pressed={card.kind === chosen}
            onClick={() => {
              onChoose(card);
            }}
          >
            <KindGlyph kind={card.kind} size={48} />
            <span className={styles['kindWords']}>
              <span className={styles['kindLabel']}>{card.label}</span>
              <span className={styles['kindDescription']}>{card.description}</span>
              <span className={styles['capabilities']}>
                {card.abilities.map((ability) => (
                  <Lozenge key={ability}>{ability}</Lozenge>
                ))}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
