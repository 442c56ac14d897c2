import Button from '@atlaskit/button/default/button';
import UploadIcon from '@atlaskit/icon/core/upload';
import { useRef } from 'react';
import { z } from 'zod';
import { uploadTexts } from '../../texts/upload.ts';
import { formatBytes } from '../format.ts';
import { FormField } from '../forms/form-field.tsx';
import type { SettingValue } from './setting-fields.ts';
import styles from './settings-form.module.css';
import { UploadProgressLine } from './upload-progress-line.tsx';
import { useUpload } from './use-upload.ts';

interface UploadedFileFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired: boolean;
  readonly isDisabled: boolean;
  /** As an `<input type="file">` takes it. */
  readonly accept: string;
  readonly value: SettingValue | undefined;
  readonly onChange: (value: SettingValue | undefined) => void;
}

const uploadedFile = z.object({ id: z.string(), name: z.string(), bytes: z.number().optional() });

/** A setting that is a file: uploaded as soon as it is chosen, named by the settings once they are saved. */
export function UploadedFileField({ accept, value, onChange, error, ...field }: UploadedFileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { progress, problem, start, cancel } = useUpload(({ id, name, bytes }) => {
    onChange({ id, name, bytes });
  });
  const present = uploadedFile.safeParse(value).data;
  return (
    <FormField {...field} error={problem ?? error}>
      {(control) => (
        <div className={styles['file']}>
          <input
            ref={input}
            type="file"
            hidden
            accept={accept}
            data-testid={`${control.id}-upload`}
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen) start(chosen);
              event.currentTarget.value = '';
            }}
          />
          {progress && <UploadProgressLine progress={progress} onCancel={cancel} />}
          {!progress && present && (
            <span className={styles['fileName']}>
              {present.name}
              {present.bytes !== undefined && <span className={styles['fileSize']}>{formatBytes(present.bytes)}</span>}
            </span>
          )}
          {!progress && (
            <div className={styles['fileButtons']}>
              <Button
                id={control.id}
                aria-describedby={control['aria-describedby']}
                spacing="compact"
                iconBefore={UploadIcon}
                isDisabled={control.isDisabled}
                onClick={() => input.current?.click()}
              >
                {present ? uploadTexts.replace : uploadTexts.choose}
              </Button>
              {present && !field.isRequired && (
                <Button
                  spacing="compact"
                  appearance="subtle"
                  isDisabled={control.isDisabled}
                  onClick={() => {
                    onChange(undefined);
                  }}
                >
                  {uploadTexts.remove}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
    </FormField>
  );
}
