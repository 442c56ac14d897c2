import Button from '@atlaskit/button/default/button';
import UploadIcon from '@atlaskit/icon/core/upload';
import { useRef, useState } from 'react';
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
export function UploadedFileField({ accept, value, error, ...props }: UploadedFileFieldProps) {
  const { onChange, ...field } = props;
  const input = useRef<HTMLInputElement>(null);
  // What was said of another file, until it is said anew.
  const [outdated, setOutdated] = useState<string>();
  if (error === undefined && outdated !== undefined) setOutdated(undefined);
  const change = (next: SettingValue | undefined) => {
    setOutdated(error);
    onChange(next);
  };
  const { progress, problem, start, cancel } = useUpload(({ id, name, bytes }) => {
    change({ id, name, bytes });
  });
  const present = uploadedFile.safeParse(value).data;
  return (
    <FormField {...field} error={problem ?? (error === outdated ? undefined : error)}>
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
          {!progress && present && <PresentFile file={present} />}
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
                <RemoveButton
                  isDisabled={control.isDisabled}
                  onClick={() => {
                    change(undefined);
                  }}
                />
              )}
            </div>
          )}
        </div>
      )}
    </FormField>
  );
}

function PresentFile({ file: { name, bytes } }: { readonly file: z.infer<typeof uploadedFile> }) {
  return (
    <span className={styles['fileName']}>
      {name}
      {bytes !== undefined && <span className={styles['fileSize']}>{formatBytes(bytes)}</span>}
    </span>
  );
}

function RemoveButton(props: { readonly isDisabled: boolean; readonly onClick: () => void }) {
  return (
    <Button {...props} spacing="compact" appearance="subtle">
      {uploadTexts.remove}
    </Button>
  );
}
