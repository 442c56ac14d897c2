import Spinner from '@atlaskit/spinner/spinner';
import { uiTexts } from '../texts/ui.ts';
import styles from './pages.module.css';

export function PageLoading() {
  return (
    <div className={styles['loading']}>
      <Spinner size="large" label={uiTexts.loading} delay={300} />
    </div>
  );
}
