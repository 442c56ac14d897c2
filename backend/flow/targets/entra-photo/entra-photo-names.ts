/** The directory extension of an app as Graph names it: https://learn.microsoft.com/graph/extensibility-overview#directory-extensions */
export const extensionName = (clientId: string, name: string): string =>
  `extension_${clientId.replaceAll('-', '').toLowerCase()}_${name}`;

/** A name of the settings as Graph has it: short ones are directory extensions of the app itself. */
export function wholeName(name: string, clientId: string): string {
  const isShort = name !== '' && !isExtensionAttribute(name) && appOf(name) === undefined;
  return isShort ? extensionName(clientId, name) : name;
}

/** One of the fifteen, which exist in every tenant. */
export const isExtensionAttribute = (name: string): boolean => /^extensionAttribute([1-9]|1[0-5])$/.test(name);

export const extensionAttributes: readonly string[] = Array.from(
  { length: 15 },
  (_, index) => `extensionAttribute${String(index + 1)}`,
);

/** The client ID of the app that registered a directory extension. */
export function appOf(name: string): string | undefined {
  const hex = /^extension_([0-9a-f]{32})_\w+$/i.exec(name)?.[1];
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What is registered of a directory extension. */
export const shortName = (name: string): string => name.replace(/^extension_[0-9a-f]{32}_/i, '');
