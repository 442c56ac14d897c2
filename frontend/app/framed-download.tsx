import { forwardRef, type AnchorHTMLAttributes } from 'react';
import { fetchFramedFile } from '../api/framed-file.ts';

/** A link to a file of the API, within a frame: following it would not say who asks. */
export const FramedDownload = forwardRef<HTMLAnchorElement, AnchorHTMLAttributes<HTMLAnchorElement>>(
  function FramedDownload({ href = '', children, ...rest }, ref) {
    return (
      <a
        {...rest}
        ref={ref}
        href={href}
        onClick={(event) => {
          event.preventDefault();
          void save(href);
        }}
      >
        {children}
      </a>
    );
  },
);

async function save(address: string): Promise<void> {
  const file = await fetchFramedFile(address);
  if (!file) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.type.includes('csv') ? 'roster.csv' : 'roster.json';
  link.click();
  URL.revokeObjectURL(link.href);
}
