import Button from '@atlaskit/button/default/button';
import { useRef, useState, type DragEvent } from 'react';
import { peopleTexts } from '../../../texts/people.ts';
import styles from './picture-dialog.module.css';
import { PicturePreview } from './picture-preview.tsx';

const texts = peopleTexts.picture;

interface PictureChooserProps {
  readonly file: File | undefined;
  readonly onChoose: (file: File) => void;
}

/** A place to drop a file, with a button for those who would rather browse. */
export function PictureChooser({ file, onChoose }: PictureChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const chosen = files?.[0];
    if (chosen) onChoose(chosen);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(event.type !== 'dragleave');
  };
  return (
    <div
      className={`${styles['drop'] ?? ''} ${isOver ? (styles['over'] ?? '') : ''}`}
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {file && <PicturePreview key={`${file.name} ${file.lastModified}`} file={file} />}
      {!file && <span>{texts.drop}</span>}
      <Button onClick={() => input.current?.click()}>{file ? texts.another : texts.choose}</Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label={texts.choose}
        hidden
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <span className={styles['limits']}>{texts.limits}</span>
    </div>
  );
}
