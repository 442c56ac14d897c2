import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { useState } from 'react';
import type { AtlassianProduct, Sharing } from '#contract/sharing.ts';
import { sharingTexts } from '../../../texts/sharing.ts';
import { EndSharing } from './end-sharing.tsx';
import styles from './sharing.module.css';

interface SharingProductsProps {
  readonly sharing: Sharing;
  readonly here: AtlassianProduct;
}

export function SharingProducts({ sharing: { products }, here }: SharingProductsProps) {
  const [ending, setEnding] = useState<AtlassianProduct>();
  return (
    <>
      <ul className={styles['products']} aria-label={sharingTexts.list}>
        {products.map(({ product, host, isInstalled }) => (
          <li key={product} className={styles['product']}>
            <div className={styles['name']}>
              <strong>{sharingTexts.products[product]}</strong>
              <span className={styles['host']}>{host}</span>
              {product === here && <Lozenge appearance="inprogress">{sharingTexts.here}</Lozenge>}
              {!isInstalled && <Lozenge>{sharingTexts.uninstalled}</Lozenge>}
            </div>
            {!isInstalled && <div className={styles['help']}>{sharingTexts.uninstalledHelp}</div>}
            {products.some((other) => other.product !== product && other.isInstalled) && (
              <Button
                appearance="subtle"
                spacing="compact"
                aria-label={sharingTexts.end.labelOf(sharingTexts.products[product])}
                onClick={() => {
                  setEnding(product);
                }}
              >
                {sharingTexts.end.label}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <EndSharing
        product={ending}
        onClose={() => {
          setEnding(undefined);
        }}
      />
    </>
  );
}
