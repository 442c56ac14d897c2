import Select from '@atlaskit/select/default';
import { settingsTexts } from '../../../texts/settings.ts';
import { uiTexts } from '../../../texts/ui.ts';
import type { Choice } from '../../../ui/forms/select-field.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import styles from '../settings.module.css';
import type { AuditAddress } from './audit-address.ts';

const texts = settingsTexts.audit;
const actions: readonly Choice<string>[] = Object.entries(texts.actions).map(([value, label]) => ({ value, label }));

export function AuditFilters({ address }: { readonly address: AuditAddress }) {
  const chosen = address.filter.action;
  return (
    <div className={styles['filters']} role="search">
      <div className={styles['filter']}>
        <SearchBox
          label={texts.search}
          search={address.filter.search ?? ''}
          onSearch={(search) => {
            address.set({ search });
          }}
        />
      </div>
      <div className={styles['filter']}>
        <Select<Choice<string>>
          label={texts.action}
          spacing="compact"
          isClearable
          options={actions}
          placeholder={texts.anyAction}
          noOptionsMessage={() => uiTexts.select.noMatch}
          value={chosen === undefined ? null : { value: chosen, label: texts.actions[chosen] ?? chosen }}
          onChange={(choice: Choice<string> | null) => {
            address.set({ action: choice?.value ?? '' });
          }}
        />
      </div>
    </div>
  );
}
