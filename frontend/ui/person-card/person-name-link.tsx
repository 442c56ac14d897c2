import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { PersonHover } from './person-hover.tsx';

interface PersonNameLinkProps {
  readonly personId: string;
  readonly name: string;
}

/** A name in a table: it leads to the person, and opens their card. */
export function PersonNameLink({ personId, name }: PersonNameLinkProps) {
  return (
    <PersonHover personId={personId}>
      {(trigger) => (
        <Link to={paths.person(personId)} {...trigger}>
          {name}
        </Link>
      )}
    </PersonHover>
  );
}
