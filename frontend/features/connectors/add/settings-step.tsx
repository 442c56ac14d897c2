import type { SourceKind } from '#contract/connectors.ts';
import { Problem } from '../../../api/problem.ts';
import { connectorsKindTexts } from '../../../texts/connectors-kind.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { errorsBelow, fieldErrorsOf } from '../../../ui/forms/field-errors.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { SettingsForm } from '../../../ui/settings-form/settings-form.tsx';
import { blamedSettings } from '../../../ui/check/blamed-settings.ts';
import { useSettingInAddress } from '../../../ui/settings-form/use-setting-in-address.ts';
import { KindGuide } from '../../../ui/kind/kind-guide.tsx';
import styles from './add.module.css';
import { StepFrame } from '../../../ui/wizard/step-frame.tsx';
import type { Wizard } from './use-wizard.ts';

const texts = connectorsTexts.add.settings;

interface SettingsStepProps {
  readonly wizard: Wizard;
  readonly kind: SourceKind;
}

/** The kind's settings. *Check* leads on, or says at the field what is wrong. */
export function SettingsStep({ wizard, kind }: SettingsStepProps) {
  const { check, state } = wizard;
  useSettingInAddress();
  const isInvalid = check.error instanceof Problem && check.error.code === 'invalid-input';
  return (
    <StepFrame
      title={texts.title(kind.label)}
      intro={texts.intro}
      nextLabel={texts.next}
      isBusy={check.isPending}
      aside={<KindGuide kind={kind} title={connectorsKindTexts.guide} startsOpen={hasRoom()} />}
      error={isInvalid ? check.error : null}
      onBack={() => {
        wizard.go('kind');
      }}
      onNext={check.run}
    >
      {isInvalid && (
        <div className={styles['problem']}>
          <ProblemMessage
            error={check.error}
            title={texts.invalid}
            isShownElsewhere={(path) => path.startsWith('settings.')}
          />
        </div>
      )}
      <SettingsForm
        schema={kind.settingsSchema}
        value={state.settings}
        errors={{ ...blamedSettings(check.result), ...errorsBelow(fieldErrorsOf(check.error), 'settings') }}
        onChange={(settings) => {
          wizard.set({ settings });
        }}
      />
    </StepFrame>
  );
}

/** As in the style sheet: where the guide stands above the fields, it begins folded. */
function hasRoom(): boolean {
  return window.matchMedia('(min-width: 1001px)').matches;
}
