import { NavLink } from 'react-router';
import type { FramedPage } from '../api/framed-page.ts';
import { appTexts } from '../texts/app.ts';
import { adminPages } from './navigation.ts';
import styles from './framed-bar.module.css';

/** Jira has a header of its own: inside it, admins only need the ways between the pages, and the directory none. */
export function FramedBar({ page }: { readonly page: FramedPage }) {
  if (page !== 'admin') return null;
  return (
    <nav aria-label={appTexts.mainNavigation} className={styles['bar']}>
      {adminPages.map(({ to, label }) => (
        <NavLink key={to} to={to} className={styles['item'] ?? ''}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
