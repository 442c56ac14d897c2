import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar/progress-bar';
import { uploadTexts } from '../../texts/upload.ts';
import styles from './settings-form.module.css';
import type { UploadProgress } from './use-upload.ts';

interface UploadProgressLineProps {
  readonly progress: UploadProgress;
  readonly onCancel: () => void;
}

/** How far a file has come. Once all of it is sent, the server still has to keep the last of it. */
export function UploadProgressLine({ progress: { name, share }, onCancel }: UploadProgressLineProps) {
  const isSent = share >= 1;
  const words = isSent ? uploadTexts.finishing(name) : uploadTexts.uploading(name, Math.floor(share * 100));
  return (
    <div className={styles['uploading']}>
      <span className={styles['fileName']}>{words}</span>
      <ProgressBar ariaLabel={words} value={share} isIndeterminate={isSent} />
      <div>
        <Button spacing="compact" onClick={onCancel}>
          {uploadTexts.cancel}
        </Button>
      </div>
    </div>
  );
}
