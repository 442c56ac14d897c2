import type { SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { KindStep as AnyKindStep } from '../../../ui/wizard/kind-step.tsx';
import type { Wizard } from './use-wizard.ts';

const texts = connectorsTexts.add.kind;
const capabilities = ['changes', 'groups', 'manager', 'pictures'] as const;

interface KindStepProps {
  readonly kinds: readonly SourceKind[];
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

function abilitiesOf(kind: SourceKind): readonly string[] {
  return capabilities.filter((name) => kind.capabilities[name]).map((name) => texts.capabilities[name]);
}
