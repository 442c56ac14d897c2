import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import type { CheckResult } from '#contract/connectors.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { CheckFindings } from '../../../ui/check/check-findings.tsx';
import { settingFinder } from '../../../ui/check/find-setting.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import type { Settings } from '../../../ui/settings-form/setting-fields.ts';
import { useSettingInAddress } from '../../../ui/settings-form/use-setting-in-address.ts';
import { checkSaved } from '../target-mutations.ts';
import styles from './edit.module.css';
import type { TargetTabProps } from './target-tab-props.ts';

const texts = uiTexts.check;

interface CheckSavedProps extends TargetTabProps {
  /** What stands in the form. */
  readonly settings: Settings;
  readonly isDirty: boolean;
  /** Given what was checked, too: more may have been typed since. */
  readonly onResult: (result: CheckResult, settings: Settings) => void;
}

/** *Check*: what works with what stands in the form, saved or not. */
export function CheckSaved({ target, kind, settings, isDirty, onResult }: CheckSavedProps) {
  const { pathname, search } = useLocation();
  useSettingInAddress();
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: (ordered: Settings) => checkSaved(target.id, ordered),
    onSuccess: onResult,
  });
  return (
    <div className={styles['check']}>
      <Button
        isLoading={isPending}
        onClick={() => {
          mutate(settings);
        }}
      >
        {isDirty ? texts.unsaved : texts.action}
      </Button>
      <ProblemMessage error={error} title={texts.failed} />
      {data !== undefined && (
        <CheckFindings
          result={data}
          advice={targetsTexts.check.advice}
          findSetting={settingFinder(kind, `${pathname}${search}`)}
        />
      )}
    </div>
  );
}
