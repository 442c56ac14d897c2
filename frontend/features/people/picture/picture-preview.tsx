import { useCallback, useState } from 'react';
import { peopleTexts } from '../../../texts/people.ts';
import styles from './picture-dialog.module.css';

const texts = peopleTexts.picture;

/** The chosen picture, cropped as the server will crop it. */
export function PicturePreview({ file }: { readonly file: File }) {
  const [isUnknown, setIsUnknown] = useState(false);
  const show = useCallback(
    (image: HTMLImageElement) => {
      const address = URL.createObjectURL(file);
      image.src = address;
      return () => {
        URL.revokeObjectURL(address);
      };
    },
    [file],
  );
  if (isUnknown) return <span>{texts.noPreview}</span>;
  return (
    <img
      ref={show}
      className={styles['preview']}
      alt={texts.preview}
      onError={() => {
        setIsUnknown(true);
      }}
    />
  );
}
