import { useQuery } from '@tanstack/react-query';
import { Link, NavLink, useMatch } from 'react-router';
import { signInOptionsQuery } from '../api/session-queries.ts';
import { appTexts } from '../texts/app.ts';
import { uiTexts } from '../texts/ui.ts';
import { Logo } from '../ui/logo.tsx';
import { paths } from '../ui/paths.ts';
import { useIsAdmin } from '../ui/use-session.ts';
import { AccountMenu } from './account-menu.tsx';
import { adminPages, everyonesPages } from './navigation.ts';
import { PeopleSearch } from './people-search.tsx';
import styles from './top-bar.module.css';

export function TopBar() {
  const isAdmin = useIsAdmin();
  const { data: options } = useQuery(signInOptionsQuery);
  const isDirectory = useMatch(paths.people) !== null;
  const siteName = options?.siteName;
  return (
    <header className={styles['bar']}>
      <Link to={paths.home} className={styles['home']}>
        <Logo />
        <span className={styles['product']}>{uiTexts.productName}</span>
        {siteName !== undefined && siteName !== uiTexts.productName && (
          <span className={styles['site']}>{siteName}</span>
        )}
      </Link>
      <nav aria-label={appTexts.mainNavigation} className={styles['navigation']}>
        {(isAdmin ? adminPages : everyonesPages).map(({ to, label }) => (
          <NavLink key={to} to={to} className={styles['item'] ?? ''}>
            {label}
          </NavLink>
        ))}
      </nav>
      <div className={styles['tools']}>
        {/* The directory has a search of its own. */}
        {!isDirectory && <PeopleSearch />}
        <AccountMenu />
      </div>
    </header>
  );
}
