import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import type { CheckResult } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { checkSaved, type CheckOrder } from '../connector-mutations.ts';
import { CheckFindings } from '../../../ui/check/check-findings.tsx';
import type { FindSetting } from '../../../ui/check/find-setting.ts';
import { fieldFinder } from '../fields/find-setting.ts';
import { useSettingInAddress } from '../../../ui/settings-form/use-setting-in-address.ts';
import type { ConnectorTabProps } from './connector-tab-props.ts';
import styles from './edit.module.css';

const texts = connectorsTexts.check;

type TabWithCheck = 'connection' | 'scope';

interface CheckSavedProps extends ConnectorTabProps {
  readonly tab: TabWithCheck;
  readonly isDirty: boolean;
  /** What stands in the form. */
  readonly order: Partial<CheckOrder>;
  /** Given what was checked, too: more may have been typed since. */
  readonly onResult?: (result: CheckResult, order: Partial<CheckOrder>) => void;
}

/** *Check*: what works with what stands in the form, saved or not. */
export function CheckSaved({ isDirty, order, onResult, ...place }: CheckSavedProps) {
  const connectorId = place.connector.id;
  const findSetting = useFindSetting(place);
  useSettingInAddress();
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: (ordered: Partial<CheckOrder>) => checkSaved(connectorId, ordered),
    ...(onResult ? { onSuccess: onResult } : {}),
  });
  return (
    <div className={styles['check']}>
      <Button
        isLoading={isPending}
        onClick={() => {
          mutate(order);
        }}
      >
        {isDirty ? uiTexts.check.unsaved : uiTexts.check.action}
      </Button>
      <ProblemMessage error={error} title={uiTexts.check.failed} />
      {data !== undefined && <CheckFindings result={data} advice={texts.advice} findSetting={findSetting} />}
    </div>
  );
}

/** Fields of this tab are gone to without leaving it, so that nothing that was typed is asked about. */
function useFindSetting({ connector, kind, tab }: ConnectorTabProps & { readonly tab: TabWithCheck }): FindSetting {
  const { pathname, search } = useLocation();
  const addressOf = (other: TabWithCheck) =>
    other === tab ? `${pathname}${search}` : paths.connector(connector.id, other);
  return fieldFinder(kind, { settings: addressOf('connection'), scope: addressOf('scope') });
}
