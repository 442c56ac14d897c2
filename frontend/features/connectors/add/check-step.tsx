import { connectorsTexts } from '../../../texts/connectors.ts';
import { CheckStep as Check } from '../../../ui/wizard/check-step.tsx';
import { fieldFinder } from '../fields/find-setting.ts';
import type { Wizard } from './use-wizard.ts';
import { addressOf } from './wizard-state.ts';

/** The scope comes after the check. */
const places = { settings: addressOf('settings'), scope: undefined };
const words = { ...connectorsTexts.add.check, advice: connectorsTexts.check.advice };

export function CheckStep({ wizard }: { readonly wizard: Wizard }) {
  const { check, state } = wizard;
  return (
    <Check
      check={check}
      words={words}
      findSetting={fieldFinder(state.kind, places)}
      onBack={() => {
        wizard.go('settings');
      }}
      onAgain={wizard.startCheck}
      onAccept={() => {
        wizard.set({ accepted: state.settings });
        wizard.go('scope');
      }}
    />
  );
}
