import { z } from 'zod';

export interface PhotoAttributes {
  readonly valueAttribute: string;
  /** Empty: the type is not written. */
  readonly typeAttribute: string;
  readonly createAttributes: boolean;
}

/** To spread into the settings of a kind: where the address and the type of a photo go. */
export function photoAttributeSettings(names: {
  readonly value: string;
  readonly type: string;
  readonly pattern: RegExp;
  readonly rule: string;
}) {
  const name = (usual: string) => z.string().trim().max(120).regex(names.pattern, names.rule).default(usual);
  return {
    valueAttribute: name(names.value)
      .refine((given) => given !== '', 'Name the attribute.')
      .meta({
        title: 'Photo value attribute',
        description:
          'Gets the address (URL) of each person’s hosted photo. An attribute that a connector reads pictures from is refused: Roster would read its own.',
      }),
    typeAttribute: name(names.type).meta({
      title: 'Photo type attribute',
      description: 'Gets “photo” for everyone who has one. Empty: not written, where the provider sends a constant.',
    }),
  };
}

/** For kinds whose API can create attributes. */
export const createAttributesSetting = z.boolean().default(false).meta({
  title: 'Create missing attributes',
  description: 'The first push creates the attributes named above where they are missing. Needs one more permission.',
});
