import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { framedPage } from '../api/frame.ts';
import { appTexts } from '../texts/app.ts';
import styles from './app-shell.module.css';
import { FramedBar } from './framed-bar.tsx';
import { FramedTheme } from './framed-theme.tsx';
import { TopBar } from './top-bar.tsx';

const contentId = 'content';

/** Moves the focus to a page that was navigated to, so that a screen reader starts there and not at the old link. */
function useFocusOnNavigation() {
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    content.current?.focus({ preventScroll: true });
  }, [pathname]);
  return content;
}

export function AppShell() {
  const content = useFocusOnNavigation();
  const framed = framedPage();
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href={`#${contentId}`}>
        {appTexts.skipToContent}
      </a>
      {framed === undefined ? <TopBar /> : <FramedBar page={framed} />}
      <main id={contentId} ref={content} tabIndex={-1} className={styles['content']}>
        <Outlet />
      </main>
      {framed === undefined ? <ScrollRestoration /> : <FramedTheme />}
    </div>
  );
}
