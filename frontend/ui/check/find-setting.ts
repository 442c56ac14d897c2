import type { SourceKind } from '#contract/connectors.ts';
import { settingFields } from '../settings-form/setting-fields.ts';

/** Where the field of a setting that a check blames is, and what it is called. `undefined`: nowhere to go. */
export type FindSetting = (setting: string) => { readonly label: string; readonly href: string } | undefined;

/** Among the settings of a kind, whose form is at an address. A list's line (`urls.1`) is at the list. */
export function settingFinder(kind: Pick<SourceKind, 'settingsSchema'> | undefined, address: string): FindSetting {
  const fields = kind === undefined ? [] : settingFields(kind.settingsSchema);
  return (setting) => {
    const field = fields.find(({ name }) => name === setting.split('.')[0]);
    return field && { label: field.label, href: settingAt(address, field.name) };
  };
}

/** The address of one field of a form. */
export function settingAt(address: string, setting: string): string {
  return `${address}#${encodeURIComponent(setting)}`;
}
