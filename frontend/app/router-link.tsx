import type { RouterLinkComponentProps } from '@atlaskit/app-provider';
import { forwardRef } from 'react';
import { Link } from 'react-router';
import { isFramed } from '../api/frame.ts';
import { FramedDownload } from './framed-download.tsx';

/** How Atlaskit's links and link buttons navigate. Addresses of the server (downloads, sign-in) leave the application. */
export const RouterLink = forwardRef<HTMLAnchorElement, RouterLinkComponentProps>(function RouterLink(
  { href, children, ...rest },
  ref,
) {
  if (href.startsWith('/api/') && isFramed()) {
    return (
      <FramedDownload {...rest} href={href} ref={ref}>
        {children}
      </FramedDownload>
    );
  }
  if (href.startsWith('/api/')) {
    return (
      <a {...rest} href={href} ref={ref}>
        {children}
      </a>
    );
  }
  return (
    <Link {...rest} to={href} ref={ref}>
      {children}
    </Link>
  );
});
