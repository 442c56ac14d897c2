import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { Change } from '#contract/runs.ts';
import { runsTexts, valueLabel } from '../../../texts/runs.ts';
import { fieldLabels } from '../../../texts/words.ts';
import { Arrow, BeforeAfter } from '../../../ui/before-after.tsx';
import { isFramed } from '../../../api/frame.ts';
import { useFramedPicture } from '../../../ui/use-framed-picture.ts';
import styles from './changes.module.css';

const texts = runsTexts.changes;

/** So many fields are shown at once; a created person has all of them. */
const shownAtOnce = 4;

const order = Object.keys(fieldLabels);

/** Fields in the order of a profile, then user properties. */
function placeOf(key: string): number {
  const place = order.indexOf(key.replace('field:', ''));
  return place === -1 ? order.length : place;
}

/** Field by field before → after, the picture before → after, and why. */
export function ChangeDetails({ change }: { readonly change: Change }) {
  const [isWhole, setIsWhole] = useState(false);
  const inOrder = change.fields.toSorted((one, other) => placeOf(one.name) - placeOf(other.name));
  const fields = isWhole ? inOrder : inOrder.slice(0, shownAtOnce);
  const hidden = inOrder.length - fields.length;
  return (
    <>
      {change.because !== undefined && <p className={styles['because']}>{change.because}</p>}
      <dl className={styles['fields']}>
        {fields.map(({ name, before, after }) => (
          <div key={name} className={styles['field']}>
            <dt>{valueLabel(name)}</dt>
            <dd>
              <BeforeAfter before={textOf(name, before)} after={textOf(name, after)} />
            </dd>
          </div>
        ))}
        {change.picture !== undefined && <PictureChange picture={change.picture} name={change.person.displayName} />}
      </dl>
      {hidden > 0 && (
        <div className={styles['more']}>
          <Button
            appearance="subtle"
            spacing="compact"
            onClick={() => {
              setIsWhole(true);
            }}
          >
            {texts.more(hidden)}
          </Button>
        </div>
      )}
    </>
  );
}

/** As people say it. */
function textOf(name: string, value: string | null): string | null {
  return name === 'active' && value !== null ? texts.active[value === 'true' ? 'true' : 'false'] : value;
}

interface PictureChangeProps {
  readonly picture: NonNullable<Change['picture']>;
  readonly name: string;
}

function PictureChange({ picture, name }: PictureChangeProps) {
  const { outcome, before, after, because } = picture;
  const isShown = outcome === 'changed' || outcome === 'cleared';
  return (
    <div className={styles['field']}>
      <dt>{texts.picture}</dt>
      <dd>
        {isShown && <Thumbnail address={before} label={`${texts.pictureBefore}: ${name}`} />}
        {isShown && <Arrow />}
        {isShown && <Thumbnail address={after} label={`${texts.pictureAfter}: ${name}`} />}
        {!isShown && <span>{texts.pictureOutcome[outcome]}</span>}
        {because !== undefined && !isShown && <span className={styles['because']}>{because}</span>}
      </dd>
    </div>
  );
}

function Thumbnail({ address, label }: { readonly address: string | null; readonly label: string }) {
  if (address === null) return <em className={styles['nothing']}>{texts.noPicture}</em>;
  if (isFramed()) return <FramedThumbnail address={address} label={label} />;
  return <img className={styles['thumbnail']} src={address} alt={label} width={40} height={40} loading="lazy" />;
}

function FramedThumbnail({ address, label }: { readonly address: string; readonly label: string }) {
  const source = useFramedPicture(address);
  if (typeof source !== 'string') return <em className={styles['nothing']}>{texts.noPicture}</em>;
  return <img className={styles['thumbnail']} src={source} alt={label} width={40} height={40} />;
}
