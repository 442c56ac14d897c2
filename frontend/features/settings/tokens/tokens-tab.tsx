import Button from '@atlaskit/button/default/button';
import EmptyState from '@atlaskit/empty-state/empty-state';
import Link from '@atlaskit/link/link';
import ModalTransition from '@atlaskit/modal-dialog/modal-transition';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiToken } from '#contract/accounts.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import styles from '../settings.module.css';
import { tokensQuery } from '../settings-queries.ts';
import { RevokeToken } from './revoke-token.tsx';
import { TokenDialog } from './token-dialog.tsx';
import { TokensTable } from './tokens-table.tsx';

const texts = settingsTexts.tokens;
const openApiAddress = '/api/openapi.json';

export function TokensTab() {
  const query = useQuery(tokensQuery);
  const [isCreating, setIsCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiToken>();
  return (
    <>
      <div className={styles['bar']}>
        <p className={styles['intro']}>
          {texts.intro} <code className={styles['code']}>{texts.header}</code>.{' '}
          <Link href={openApiAddress}>{texts.documentation}</Link>
        </p>
        <Button
          appearance="primary"
          onClick={() => {
            setIsCreating(true);
          }}
        >
          {texts.create}
        </Button>
      </div>
      <ListStates
        query={query}
        loading={<SkeletonRows rows={3} />}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState header={texts.none.title} headingLevel={2} description={texts.none.body} />}
      >
        {({ items }) => <TokensTable tokens={items} onRevoke={setRevoking} />}
      </ListStates>
      <ModalTransition>
        {isCreating && (
          <TokenDialog
            onClose={() => {
              setIsCreating(false);
            }}
          />
        )}
      </ModalTransition>
      <RevokeToken
        token={revoking}
        onClose={() => {
          setRevoking(undefined);
        }}
      />
    </>
  );
}
