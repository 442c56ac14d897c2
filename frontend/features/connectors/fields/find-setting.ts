import type { SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { settingFields } from '../../../ui/settings-form/setting-fields.ts';

/** Where the field of a setting that a check blames is, and what it is called. `undefined`: nowhere to go. */
export type FindSetting = (setting: string) => { readonly label: string; readonly href: string } | undefined;

interface Places {
  /** The addresses of the forms; without one, its fields cannot be gone to from here. */
  readonly settings: string;
  readonly scope: string | undefined;
}

/** A list's line (`urls.1`) is at the list; `scope.groups` and `scope.filter` are at the scope. */
export function settingFinder(kind: SourceKind | undefined, { settings, scope }: Places): FindSetting {
  const fields = kind === undefined ? [] : settingFields(kind.settingsSchema);
  const scopeLabels: Readonly<Record<string, string>> = {
    'scope.groups': connectorsTexts.scope.groupsOf(kind?.kind).label,
    'scope.filter': connectorsTexts.scope.filterOf(kind?.kind).label,
  };
  return (setting) => {
    const scopeLabel = scopeLabels[setting];
    if (scopeLabel !== undefined)
      return scope === undefined ? undefined : { label: scopeLabel, href: at(scope, setting) };
    const field = fields.find(({ name }) => name === setting.split('.')[0]);
    return field && { label: field.label, href: at(settings, field.name) };
  };
}

function at(address: string, setting: string): string {
  return `${address}#${encodeURIComponent(setting)}`;
}
