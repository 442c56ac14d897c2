import Link from '@atlaskit/link/link';
import type { Person } from '#contract/people.ts';
import { photosTexts } from '../../../texts/photos.ts';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import { paths } from '../../../ui/paths.ts';
import styles from './person-photo-address.module.css';

const texts = photosTexts.person;

/** The address that an Atlassian organization is given; only admins are told. */
export function PersonPhotoAddress({ person: { displayName, photoAddress } }: { readonly person: Person }) {
  if (photoAddress === undefined) return null;
  return (
    <div className={styles['photo']}>
      <div>
        {texts.address} ·{' '}
        <Link href={`${paths.photos('list')}&search=${encodeURIComponent(displayName)}`}>{texts.toList}</Link>
      </div>
      <CopyableText text={photoAddress} />
    </div>
  );
}
