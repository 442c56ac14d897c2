import SectionMessage from '@atlaskit/section-message/section-message';
import type { Connector, SourceKind } from '#contract/connectors.ts';
import { connectorsKindTexts } from '../../../texts/connectors-kind.ts';
import styles from './kind.module.css';
import { pictureCost } from './picture-requests.ts';

const texts = connectorsKindTexts.pictureCost;
const perThousand = { people: 1000, pictures: 1000 };

interface PictureCostProps {
  readonly kind: SourceKind;
  /** Whom it is reckoned for; absent or without people: every thousand. */
  readonly connector?: Pick<Connector, 'people' | 'pictureCount'> | undefined;
}

/** What reading pictures takes in requests, said before anything is read. */
export function PictureCost({ kind: { capabilities }, connector }: PictureCostProps) {
  if (!capabilities.pictures) return null;
  const crowd = crowdOf(connector);
  const { first, calm } = pictureCost(capabilities.pictureRequests, crowd);
  const lines =
    first === calm ? [[texts.every, first] as const] : [[texts.first, first] as const, [texts.calm, calm] as const];
  return (
    <div className={styles['cost']}>
      <SectionMessage title={texts.title}>
        <p>{capabilities.pictureCost}</p>
        <p>{crowd.words}</p>
        <dl className={styles['figures']}>
          {lines.map(([label, requests]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{texts.requests(requests)}</dd>
            </div>
          ))}
        </dl>
      </SectionMessage>
    </div>
  );
}

function crowdOf(connector: PictureCostProps['connector']) {
  if (connector === undefined || connector.people === 0) return { ...perThousand, words: texts.perThousand };
  const { people, pictureCount } = connector;
  return pictureCount === 0
    ? { people, pictures: people, words: texts.expected(people) }
    : { people, pictures: pictureCount, words: texts.counted(people, pictureCount) };
}
