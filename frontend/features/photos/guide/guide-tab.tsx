import Button from '@atlaskit/button/default/button';
import Link from '@atlaskit/link/link';
import SectionMessage from '@atlaskit/section-message/section-message';
import { photosTexts } from '../../../texts/photos.ts';
import { photoGuides, photoProviders } from '../../../texts/photos-guide.ts';
import { useAddressFilter } from '../../../ui/filter/address-filter.ts';
import { paths } from '../../../ui/paths.ts';
import styles from '../photos.module.css';
import { GuideSteps } from './guide-steps.tsx';

const texts = photosTexts.guide;

/** What to do at the identity provider, step by step. Which provider it is lives in the address. */
export function GuideTab() {
  const address = useAddressFilter();
  const chosen = address.oneOf('provider', photoProviders) ?? photoProviders[0];
  const { note, steps } = photoGuides[chosen];
  return (
    <div className={styles['guide']}>
      <p className={styles['intro']}>
        {texts.before} <Link href={paths.photos('check')}>{texts.toCheck}</Link>.
      </p>
      <div role="group" aria-label={texts.provider} className={styles['providers']}>
        {photoProviders.map((provider) => (
          <Button
            key={provider}
            isSelected={provider === chosen}
            onClick={() => {
              address.set({ provider });
            }}
          >
            {photoGuides[provider].name}
          </Button>
        ))}
      </div>
      {note !== undefined && <SectionMessage appearance="information">{note}</SectionMessage>}
      <GuideSteps key={chosen} steps={steps} />
      <p className={styles['links']}>
        <Link href={paths.targets}>{texts.targets}</Link>
        <Link href={texts.documentationAddress} target="_blank" rel="noopener noreferrer">
          {texts.documentation}
        </Link>
      </p>
    </div>
  );
}
