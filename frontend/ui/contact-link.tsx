import type { ReactNode } from 'react';
import { isFramed } from '../api/frame.ts';

interface ContactLinkProps {
  /** `mailto:` or `tel:`; absent: plain text. */
  readonly href: string | undefined;
  readonly title?: string;
  readonly children: ReactNode;
}

/** Writes or calls. Out of a frame in a window of its own: a frame is no place for a mail program’s page. */
export function ContactLink({ href, children, ...rest }: ContactLinkProps) {
  if (href === undefined) return children;
  return (
    <a href={href} {...rest} {...(isFramed() && { target: '_blank', rel: 'noreferrer' })}>
      {children}
    </a>
  );
}
