import Heading from '@atlaskit/heading/heading';
import { photosTexts } from '../../../texts/photos.ts';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import styles from '../photos.module.css';
import type { PhotoCheck } from '../photos-queries.ts';

const texts = photosTexts.check;

interface FromOutsideProps extends Pick<PhotoCheck, 'commands'> {
  readonly address: string;
}

export function FromOutside({ address, commands }: FromOutsideProps) {
  return (
    <section className={styles['outside']}>
      <Heading size="xxsmall" as="h3">
        {texts.tried}
      </Heading>
      <CopyableText text={address} />
      <Heading size="xxsmall" as="h3">
        {texts.outside}
      </Heading>
      <p className={styles['text']}>{texts.outsideHelp}</p>
      {commands.map((command) => (
        <CopyableText key={command} text={command} />
      ))}
    </section>
  );
}
