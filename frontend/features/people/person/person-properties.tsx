import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { PersonSection } from './person-section.tsx';
import { PersonValues } from './person-values.tsx';

/** Whatever the mapping gives beyond the profile's own fields. */
export function PersonProperties({ person }: { readonly person: Person }) {
  const values = Object.entries(person.userProperties).map(([name, content]) => ({
    key: `property:${name}`,
    label: name,
    content,
  }));
  if (values.length === 0) return null;
  return (
    <PersonSection title={peopleTexts.person.properties}>
      <PersonValues person={person} values={values} />
    </PersonSection>
  );
}
