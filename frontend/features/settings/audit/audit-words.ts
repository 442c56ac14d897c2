import type { SourceKind } from '#contract/connectors.ts';
import { auditGroupLabels, auditSettingLabels, auditTexts } from '../../../texts/audit.ts';
import { fieldLabels } from '../../../texts/words.ts';
import { settingFields } from '../../../ui/settings-form/setting-fields.ts';

/** What an entry's machine names are called on the pages that they come from. */
export interface AuditWords {
  /** `settings.clientSecret` → `Client secret`, `schedule.cron` → `schedule (times)`. */
  setting(name: string): string;
  /** `entra` → `Microsoft Entra ID`. */
  kind(kind: string): string;
}

export function auditWords(kinds: readonly SourceKind[]): AuditWords {
  const labels = new Map(
    kinds.flatMap(({ settingsSchema }) => settingFields(settingsSchema).map(({ name, label }) => [name, label])),
  );
  return {
    setting: (name) => auditSettingLabels[name] ?? labelIn(name, labels),
    kind: (kind) => kinds.find((each) => each.kind === kind)?.label ?? kind,
  };
}

function labelIn(name: string, labels: ReadonlyMap<string, string>): string {
  const [group = '', ...rest] = name.split('.');
  const field = rest.join('.');
  if (field === '') return inWords(name);
  if (group === 'settings') return labels.get(field) ?? inWords(field);
  if (group === 'fieldPriorities') return auditTexts.orderOf(fieldLabel(field));
  const label = auditGroupLabels[group];
  return label === undefined ? inWords(name) : auditTexts.inGroup(label, inWords(field));
}

/** Of a value key: `field:phone` → `Phone`, `property:Badge` → `Badge`. */
function fieldLabel(valueKey: string): string {
  const name = valueKey.slice(valueKey.indexOf(':') + 1);
  return new Map<string, string>(Object.entries(fieldLabels)).get(name) ?? name;
}

/** `clientId` → `client ID`. */
function inWords(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/\bid\b/g, 'ID');
}
