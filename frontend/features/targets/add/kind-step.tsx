import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { KindStep as AnyKindStep } from '../../../ui/wizard/kind-step.tsx';
import type { Wizard } from './use-wizard.ts';

const texts = targetsTexts.add.kind;

interface KindStepProps {
  readonly kinds: readonly TargetKind[];
  readonly wizard: Wizard;
}

export function KindStep({ kinds, wizard }: KindStepProps) {
  return (
    <AnyKindStep
      title={texts.title}
      intro={texts.intro}
      kinds={kinds.map((kind) => ({ ...kind, abilities: abilitiesOf(kind) }))}
      chosen={wizard.state.kind?.kind}
      onChoose={wizard.chooseKind}
    />
  );
}

function abilitiesOf({ capabilities: { fields, properties, manager, picture } }: TargetKind): readonly string[] {
  const has = { fields: fields.length > 0, properties: properties !== null, manager, picture: picture !== 'none' };
  return (['fields', 'properties', 'manager', 'picture'] as const)
    .filter((name) => has[name])
    .map((name) => texts.abilities[name]);
}
