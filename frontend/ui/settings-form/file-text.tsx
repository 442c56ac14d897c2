import Button from '@atlaskit/button/default/button';
import UploadIcon from '@atlaskit/icon/core/upload';
import TextArea from '@atlaskit/textarea/text-area';
import { useRef, useState } from 'react';
import { uiTexts } from '../../texts/ui.ts';
import type { FieldControl } from '../forms/form-field.tsx';
import styles from './settings-form.module.css';

/** Longer than any certificate chain. */
const maxBytes = 256 * 1024;

interface FileTextProps extends FieldControl {
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Text of several lines, typed, pasted, or read from a file (a certificate, a key). */
export function FileText({ value, onChange, ...control }: FileTextProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setIsTooLarge(file.size > maxBytes);
    if (file.size <= maxBytes) onChange(await file.text());
  };
  return (
    <div className={styles['fileText']}>
      <TextArea
        {...control}
        value={value}
        isMonospaced
        minimumRows={4}
        resize="vertical"
        spellCheck={false}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
      <input
        ref={input}
        type="file"
        hidden
        data-testid={`${control.id}-file`}
        onChange={(event) => {
          void read(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <div>
        <Button
          spacing="compact"
          iconBefore={UploadIcon}
          isDisabled={control.isDisabled}
          onClick={() => input.current?.click()}
        >
          {uiTexts.file.choose}
        </Button>
        {isTooLarge && (
          <span role="alert" className={styles['fileProblem']}>
            {uiTexts.file.tooLarge}
          </span>
        )}
      </div>
    </div>
  );
}
