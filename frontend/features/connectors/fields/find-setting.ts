import type { SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { settingAt, settingFinder, type FindSetting } from '../../../ui/check/find-setting.ts';

interface Places {
  /** The addresses of the forms; without one, its fields cannot be gone to from here. */
  readonly settings: string;
  readonly scope: string | undefined;
}

/** `scope.groups` and `scope.filter` are at the scope, everything else is among the settings. */
export function fieldFinder(kind: SourceKind | undefined, { settings, scope }: Places): FindSetting {
  const findSetting = settingFinder(kind, settings);
  const scopeLabels: Readonly<Record<string, string>> = {
    'scope.groups': connectorsTexts.scope.groupsOf(kind?.kind).label,
    'scope.filter': connectorsTexts.scope.filterOf(kind?.kind).label,
  };
  return (setting) => {
    const label = scopeLabels[setting];
    if (label === undefined) return findSetting(setting);
    return scope === undefined ? undefined : { label, href: settingAt(scope, setting) };
  };
}
