import SectionMessage from '@atlaskit/section-message/section-message';
import type { Connector, PicturePolicy, SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { PictureCost } from '../kind/picture-cost.tsx';
import { RadioField } from '../../../ui/forms/radio-field.tsx';

const texts = connectorsTexts.pictures;

const policies = (['overwrite', 'onlyIfNone', 'firstTimeOnly', 'off'] as const).map((value) => ({
  value,
  ...texts.policies[value],
}));
const missing = (['keep', 'default'] as const).map((value) => ({ value, ...texts.missing[value] }));
const crops = (['centre', 'attention'] as const).map((value) => ({ value, ...texts.crops[value] }));

interface PictureFieldsProps {
  readonly kind: SourceKind | undefined;
  readonly connector: Connector;
  readonly value: PicturePolicy;
  readonly onChange: (value: PicturePolicy) => void;
}

/** What becomes of the provider's pictures. */
export function PictureFields({ kind, connector, value, onChange }: PictureFieldsProps) {
  if (kind?.capabilities.pictures === false) return <p>{texts.none}</p>;
  return (
    <div>
      <RadioField
        label={texts.policy}
        choices={policies}
        value={value.policy}
        onChange={(policy) => {
          onChange({ ...value, policy });
        }}
      />
      {kind && <PictureCost kind={kind} connector={connector} />}
      {value.policy === 'off' ? (
        <SectionMessage>{texts.off}</SectionMessage>
      ) : (
        <>
          <RadioField
            label={texts.whenMissing}
            choices={missing}
            value={value.whenMissing}
            onChange={(whenMissing) => {
              onChange({ ...value, whenMissing });
            }}
          />
          <RadioField
            label={texts.crop}
            choices={crops}
            value={value.crop}
            onChange={(crop) => {
              onChange({ ...value, crop });
            }}
          />
        </>
      )}
    </div>
  );
}
