import Link from '@atlaskit/link/link';
import type { Person } from '#contract/people.ts';
import type { ProfileField } from '#contract/mapping.ts';
import { isFramed } from '../../../api/frame.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { fieldLabels } from '../../../texts/words.ts';
import { contactHref } from '../../../ui/contact-href.ts';
import { ContactLink } from '../../../ui/contact-link.tsx';
import styles from './person-page.module.css';
import { PersonSection } from './person-section.tsx';
import { PersonValues } from './person-values.tsx';

const contactFields: readonly ProfileField[] = [
  'email',
  'phone',
  'mobile',
  'im',
  'website',
  'timezone',
  'locale',
  'about',
];

export function PersonContact({ person }: { readonly person: Person }) {
  const values = contactFields.flatMap((field) => {
    const text = person.fields[field] ?? (field === 'email' ? person.email : undefined);
    if (!text) return [];
    return [{ key: `field:${field}`, label: fieldLabels[field], content: <ContactValue field={field} text={text} /> }];
  });
  return (
    <PersonSection title={peopleTexts.person.contact}>
      {values.length === 0 ? (
        <p className={styles['quiet']}>{peopleTexts.person.noContact}</p>
      ) : (
        <PersonValues person={person} values={values} />
      )}
    </PersonSection>
  );
}

function ContactValue({ field, text }: { readonly field: ProfileField; readonly text: string }) {
  const href = contactHref(field, text);
  if (href === undefined) return text;
  if (isFramed()) {
    return (
      <span className={styles['contact']}>
        <ContactLink href={href}>{text}</ContactLink>
      </span>
    );
  }
  return (
    <Link href={href} {...(field === 'website' && { target: '_blank' })}>
      {text}
    </Link>
  );
}
