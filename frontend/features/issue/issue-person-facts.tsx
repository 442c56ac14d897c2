import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { IssuePerson } from '#contract/atlassian.ts';
import type { PersonLink } from '#contract/people.ts';
import { issueTexts } from '../../texts/issues.ts';
import { fieldLabels } from '../../texts/words.ts';
import { contactHref } from '../../ui/contact-href.ts';
import { ContactLink } from '../../ui/contact-link.tsx';
import { CopyIconButton } from '../../ui/copy-icon-button.tsx';
import { Face } from '../../ui/face.tsx';
import { paths } from '../../ui/paths.ts';
import { PersonHover } from '../../ui/person-card/person-hover.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './issue-panel.module.css';
import { localTime } from './local-time.ts';

const texts = issueTexts.panel;

export type KnownPerson = Extract<IssuePerson, { readonly kind: 'person' }>['person'];

/** How to reach the person, where and when, and whose report they are. */
export function IssuePersonFacts({ person: { email, fields, manager } }: { readonly person: KnownPerson }) {
  const { phone, mobile, location, timezone } = fields;
  const time = localTime(timezone ?? '', useNow());
  if ([email, phone, mobile, location, time, manager].every((fact) => fact === undefined || fact === null)) {
    return <p className={styles['quiet']}>{texts.noContact}</p>;
  }
  return (
    <dl className={styles['facts']}>
      {email !== null && <ContactFact field="email" text={email} />}
      {phone !== undefined && <ContactFact field="phone" text={phone} />}
      {mobile !== undefined && <ContactFact field="mobile" text={mobile} />}
      {location !== undefined && <Fact label={texts.location}>{location}</Fact>}
      {time !== undefined && (
        <Fact label={texts.localTime}>
          {time} <span className={styles['subtle']}>{timezone}</span>
        </Fact>
      )}
      {manager !== null && (
        <Fact label={fieldLabels.manager}>
          <ManagerLink manager={manager} />
        </Fact>
      )}
    </dl>
  );
}

function ManagerLink({ manager: { id, displayName, picture } }: { readonly manager: PersonLink }) {
  return (
    <PersonHover personId={id}>
      {(trigger) => (
        <Link to={paths.person(id)} className={styles['manager']} {...trigger}>
          <Face name={displayName} picture={picture} size={24} />
          <span>{displayName}</span>
        </Link>
      )}
    </PersonHover>
  );
}

interface ContactFactProps {
  readonly field: 'email' | 'phone' | 'mobile';
  readonly text: string;
}

function ContactFact({ field, text }: ContactFactProps) {
  return (
    <Fact label={fieldLabels[field]} action={<CopyIconButton text={text} />}>
      <ContactLink href={contactHref(field, text)}>
        <Breakable text={text} />
      </ContactLink>
    </Fact>
  );
}

/** An address that is too long for its line goes on after the `@`. */
function Breakable({ text }: { readonly text: string }) {
  const nameEnd = text.indexOf('@') + 1;
  if (nameEnd === 0) return text;
  return (
    <>
      {text.slice(0, nameEnd)}
      <wbr />
      {text.slice(nameEnd)}
    </>
  );
}

interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

function Fact({ label, children, action }: FactProps) {
  return (
    <div className={styles['fact']}>
      <dt>{label}</dt>
      <dd>
        <span>{children}</span>
        {action}
      </dd>
    </div>
  );
}
