import { useEffect, useRef, type MouseEvent } from 'react';
import { Outlet } from 'react-router';
import { openProfileDialog } from '../api/profile-dialog.ts';
import { personIdOf } from '../ui/paths.ts';
import { FramedTheme } from './framed-theme.tsx';
import styles from './framed-panel.module.css';

/** Around a page that is a part of one of Jira's: as high as its content, and no more than that. */
export function FramedPanel() {
  return (
    <main ref={useFrameHeight()} className={styles['panel']} onClickCapture={openProfile}>
      <Outlet />
      <FramedTheme />
    </main>
  );
}

function useFrameHeight() {
  const content = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = content.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      window.AP?.resize?.('100%', `${String(Math.ceil(element.getBoundingClientRect().height))}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return content;
}

/** A profile has no room here: links to one, also those of cards, open it over the page around the frame. */
function openProfile(event: MouseEvent<HTMLElement>) {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const personId = personIdOf(link?.getAttribute('href') ?? '');
  if (personId === undefined || !openProfileDialog(personId)) return;
  event.preventDefault();
  event.stopPropagation();
}
