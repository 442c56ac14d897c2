import Select from '@atlaskit/select/default';
import { useQuery } from '@tanstack/react-query';
import { peopleTexts } from '../../../texts/people.ts';
import { uiTexts } from '../../../texts/ui.ts';
import type { Choice } from '../../../ui/forms/select-field.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { useIsAdmin } from '../../../ui/use-session.ts';
import { statuses, type PeopleAddress } from './people-filter.ts';
import styles from './people-page.module.css';
import { departmentsQuery } from '../people-queries.ts';

const texts = peopleTexts.directory;

export function PeopleFilters({ address }: { readonly address: PeopleAddress }) {
  const isAdmin = useIsAdmin();
  return (
    <div className={styles['filters']} role="search">
      <div className={styles['search']}>
        <SearchBox
          label={texts.search}
          search={address.search}
          onSearch={(search) => {
            address.set({ search });
          }}
        />
      </div>
      <div className={styles['select']}>
        <DepartmentSelect address={address} />
      </div>
      {isAdmin && (
        <div className={styles['status']}>
          <StatusSelect address={address} />
        </div>
      )}
    </div>
  );
}

function DepartmentSelect({ address }: { readonly address: PeopleAddress }) {
  const { data } = useQuery(departmentsQuery);
  const options: readonly Choice<string>[] = (data?.items ?? []).map(({ name, people }) => ({
    value: name,
    label: texts.departmentOption(name, people),
  }));
  const chosen = address.department;
  return (
    <Select<Choice<string>>
      label={texts.department}
      spacing="compact"
      isClearable
      options={options}
      placeholder={texts.anyDepartment}
      noOptionsMessage={() => uiTexts.select.noMatch}
      value={
        chosen === undefined
          ? null
          : (options.find(({ value }) => value === chosen) ?? { value: chosen, label: chosen })
      }
      onChange={(choice: Choice<string> | null) => {
        address.set({ department: choice?.value ?? '' });
      }}
    />
  );
}

const statusOptions = statuses.map((value) => ({ value, label: texts.statuses[value] }));

function StatusSelect({ address }: { readonly address: PeopleAddress }) {
  return (
    <Select<(typeof statusOptions)[number]>
      label={texts.status}
      spacing="compact"
      isSearchable={false}
      options={statusOptions}
      value={statusOptions.find(({ value }) => value === address.status) ?? null}
      onChange={(choice: (typeof statusOptions)[number] | null) => {
        if (choice) address.set({ status: choice.value });
      }}
    />
  );
}
