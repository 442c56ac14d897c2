import type { SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { RadioField } from '../../../ui/forms/radio-field.tsx';
import { PresetRows } from './preset-rows.tsx';
import { StepFrame } from '../../../ui/wizard/step-frame.tsx';
import type { Wizard } from './use-wizard.ts';

const texts = connectorsTexts.add.mapping;

interface MappingStepProps {
  readonly wizard: Wizard;
  readonly kind: SourceKind;
}

/** Which ready-made mapping to begin with. */
export function MappingStep({ wizard, kind }: MappingStepProps) {
  const chosen = kind.presets.find(({ id }) => id === wizard.state.preset) ?? kind.presets[0];
  return (
    <StepFrame
      title={texts.title}
      intro={texts.intro}
      onBack={() => {
        wizard.go('scope');
      }}
      onNext={() => {
        wizard.go('finish');
      }}
    >
      {chosen && kind.presets.length > 1 && (
        <RadioField
          label={texts.preset}
          choices={kind.presets.map(({ id, label, rows }) => ({ value: id, label, help: texts.rows(rows.length) }))}
          value={chosen.id}
          onChange={(preset) => {
            wizard.set({ preset });
          }}
        />
      )}
      {chosen && <PresetRows preset={chosen} />}
    </StepFrame>
  );
}
