/** What may stand between two columns, in the order in which equals are preferred. */
export const separators = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;

export type SeparatorName = keyof typeof separators;

export const separatorNames: readonly [SeparatorName, ...SeparatorName[]] = ['comma', 'semicolon', 'tab', 'pipe'];

export const separatorWords: Readonly<Record<SeparatorName, string>> = {
  comma: 'commas',
  semicolon: 'semicolons',
  tab: 'tabs',
  pipe: 'vertical bars',
};
