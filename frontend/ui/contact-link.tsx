import type { MouseEvent, ReactNode } from 'react';
import { forgeFrame, isFramed } from '../api/frame.ts';

interface ContactLinkProps {
  /** `mailto:`, `tel:`, or a website; absent: plain text. */
  readonly href: string | undefined;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A way to reach somebody. Out of a frame in a window of its own: a frame is no place for a mail program’s page. */
export function ContactLink({ href, children, ...rest }: ContactLinkProps) {
  if (href === undefined) return children;
  return (
    <a href={href} {...rest} {...(isFramed() && { target: '_blank', rel: 'noreferrer', onClick: leaveForge })}>
      {children}
    </a>
  );
}

/** Forge lets no frame open a window by itself. */
function leaveForge(event: MouseEvent<HTMLAnchorElement>) {
  const forge = forgeFrame();
  if (!forge) return;
  event.preventDefault();
  forge.openOutside(event.currentTarget.href);
}
