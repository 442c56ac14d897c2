import Link from '@atlaskit/link/link';
import Heading from '@atlaskit/heading/heading';
import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { fieldLabels } from '../../../texts/words.ts';
import { paths } from '../../../ui/paths.ts';
import { ManagerChain } from './manager-chain.tsx';
import styles from './person-page.module.css';
import { PersonSection } from './person-section.tsx';
import { Origin, OtherWords, PersonValues, type PersonValue } from './person-values.tsx';
import { Reports } from './reports.tsx';

const texts = peopleTexts.person;

export function PersonOrganization({ person }: { readonly person: Person }) {
  const { department } = person.fields;
  const values: PersonValue[] = [];
  if (department) {
    const href = `${paths.people}?${new URLSearchParams({ department }).toString()}`;
    const content = <Link href={href}>{department}</Link>;
    values.push({ key: 'field:department', label: fieldLabels.department, content });
  }
  for (const field of ['organization', 'location'] as const) {
    const content = person.fields[field];
    if (content) values.push({ key: `field:${field}`, label: fieldLabels[field], content });
  }
  return (
    <PersonSection title={texts.organization} action={<ChartLink person={person} />}>
      {values.length > 0 && <PersonValues person={person} values={values} />}
      {person.managerChain.length > 0 && (
        <>
          <div className={styles['part']}>
            <Heading size="xsmall" as="h3">
              {texts.managerChain}
            </Heading>
            <Origin person={person} valueKey="field:manager" />
            <OtherWords person={person} valueKey="field:manager" />
          </div>
          <ManagerChain person={person} />
        </>
      )}
      {person.reports.length > 0 && <Reports reports={person.reports} />}
    </PersonSection>
  );
}

/** Nobody who has left is in the chart. */
function ChartLink({ person: { id, active } }: { readonly person: Person }) {
  return active && <Link href={paths.orgChart(id)}>{peopleTexts.chart.showInChart}</Link>;
}
