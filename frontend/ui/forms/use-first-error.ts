import { useEffect, useRef, type RefObject } from 'react';

/** Brings the first field that is wrong into view, and the focus to it, whenever something new was refused. */
export function useFirstError<Element extends HTMLElement>(error: unknown): RefObject<Element | null> {
  const form = useRef<Element>(null);
  useEffect(() => {
    if (error === null || error === undefined) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, [error]);
  return form;
}
