import { issueField, type IssueField, type SiteSettings } from '#contract/accounts.ts';
import { issueSettingsTexts } from '../../../texts/issues.ts';
import { RadioField } from '../../../ui/forms/radio-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import type { SettingsDraft } from '../site/use-site-settings.ts';
import own from './issues-tab.module.css';

const texts = issueSettingsTexts.fields;
const people = (['reporter', 'assignee'] as const).map((value) => ({ value, label: texts.people[value] }));

/** Which fields of issues are filled, and from whose profile. */
export function IssueFieldsForm({ settings: { draft, set } }: { readonly settings: SettingsDraft }) {
  const { issueFields } = draft;
  if (!issueFields) return null;
  const change = (changed: Partial<SiteSettings['issueFields']>) => {
    set({ issueFields: { ...issueFields, ...changed } });
  };
  const toggle = (field: IssueField, isChosen: boolean) => {
    const chosen = issueField.options.filter((each) => (each === field ? isChosen : issueFields.fields.includes(each)));
    change({ fields: chosen });
  };
  const hasNone = issueFields.fields.length === 0;
  return (
    <>
      <ToggleField
        label={texts.enabled}
        isChecked={issueFields.enabled}
        onChange={(enabled) => {
          change({ enabled });
        }}
      />
      {issueFields.enabled && (
        <>
          <RadioField
            label={texts.of}
            choices={people}
            value={issueFields.of}
            onChange={(of) => {
              change({ of });
            }}
          />
          <div role="group" aria-label={texts.which} className={own['group']}>
            <div className={own['fields']}>{texts.which}</div>
            {issueField.options.map((field, index) => (
              <ToggleField
                key={field}
                label={texts.labels[field]}
                isChecked={issueFields.fields.includes(field)}
                error={hasNone && index === issueField.options.length - 1 ? texts.noneChosen : undefined}
                onChange={(isChosen) => {
                  toggle(field, isChosen);
                }}
              />
            ))}
          </div>
          <ToggleField
            label={texts.updateOpenIssues}
            help={texts.updateOpenIssuesHelp}
            isChecked={issueFields.updateOpenIssues}
            onChange={(updateOpenIssues) => {
              change({ updateOpenIssues });
            }}
          />
        </>
      )}
    </>
  );
}
