import type { SourceKind } from '#contract/connectors.ts';
import { uiTexts } from '../../texts/ui.ts';
import { blamedSettings } from '../check/blamed-settings.ts';
import type { SettingsCheck } from '../check/use-settings-check.ts';
import { errorsBelow, fieldErrorsOf } from '../forms/field-errors.ts';
import { KindGuide } from '../kind/kind-guide.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import type { Settings } from '../settings-form/setting-fields.ts';
import { SettingsForm } from '../settings-form/settings-form.tsx';
import { useSettingInAddress } from '../settings-form/use-setting-in-address.ts';
import { StepFrame } from './step-frame.tsx';
import styles from './wizard.module.css';

const texts = uiTexts.wizard.settings;

interface SettingsStepProps {
  readonly kind: Pick<SourceKind, 'label' | 'guide' | 'settingsSchema'>;
  readonly guideTitle: string;
  readonly check: SettingsCheck;
  readonly value: Settings;
  readonly onChange: (value: Settings) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** The kind's settings. *Check* leads on, or says at the field what is wrong. */
export function SettingsStep({ kind, guideTitle, check, value, onChange, onBack, onNext }: SettingsStepProps) {
  useSettingInAddress();
  return (
    <StepFrame
      title={texts.title(kind.label)}
      intro={texts.intro}
      nextLabel={uiTexts.check.action}
      isBusy={check.isPending}
      aside={<KindGuide kind={kind} title={guideTitle} startsOpen={hasRoom()} />}
      error={check.isInvalid ? check.error : null}
      onBack={onBack}
      onNext={onNext}
    >
      {check.isInvalid && (
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
        value={value}
        errors={{ ...blamedSettings(check.result), ...errorsBelow(fieldErrorsOf(check.error), 'settings') }}
        onChange={onChange}
      />
    </StepFrame>
  );
}

/** As in the style sheet: where the guide stands above the fields, it begins folded. */
function hasRoom(): boolean {
  return window.matchMedia('(min-width: 1001px)').matches;
}
