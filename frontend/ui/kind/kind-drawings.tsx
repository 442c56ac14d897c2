import type { ReactNode } from 'react';

export interface KindDrawing {
  readonly hue: 'blue' | 'green' | 'purple' | 'teal' | 'orange' | 'magenta' | 'gray';
  /** Strokes within 24 × 24. */
  readonly strokes: ReactNode;
}

/** Drawn for Roster; they say what is read, and are nobody's trademark. */
export const kindDrawings: Readonly<Record<string, KindDrawing>> = {
  // A tenant in a cloud.
  entra: { hue: 'blue', strokes: <path d="M7 18.5h9.8a4 4 0 0 0 .7-7.9 5.7 5.7 0 0 0-11-.9A4.4 4.4 0 0 0 7 18.5Z" /> },
  // An envelope: everyone there has a mailbox.
  google: {
    hue: 'green',
    strokes: (
      <>
        <rect x="3.5" y="6" width="17" height="12" rx="1.5" />
        <path d="m4.5 7.5 7.5 5.5 7.5-5.5" />
      </>
    ),
  },
  // A key.
  okta: {
    hue: 'purple',
    strokes: (
      <>
        <circle cx="7.5" cy="12" r="3.5" />
        <path d="M11 12h9.5M16.5 12v3M20 12v2.5" />
      </>
    ),
  },
  // A door to go in by.
  onelogin: { hue: 'teal', strokes: <path d="M13 5h5.5v14H13M4.5 12h9M10.5 8.5 14 12l-3.5 3.5" /> },
  // A signal.
  pingone: {
    hue: 'orange',
    strokes: (
      <>
        <circle cx="12" cy="12" r="1.25" />
        <path d="M8.6 15.4a4.8 4.8 0 0 1 0-6.8M15.4 8.6a4.8 4.8 0 0 1 0 6.8M5.8 18.2a8.8 8.8 0 0 1 0-12.4M18.2 5.8a8.8 8.8 0 0 1 0 12.4" />
      </>
    ),
  },
  // A tree of entries.
  ldap: {
    hue: 'magenta',
    strokes: (
      <>
        <rect x="9" y="4" width="6" height="4.5" rx="1" />
        <rect x="3.5" y="15.5" width="6" height="4.5" rx="1" />
        <rect x="14.5" y="15.5" width="6" height="4.5" rx="1" />
        <path d="M12 8.5V12M6.5 15.5V12h11v3.5" />
      </>
    ),
  },
  // Two sides that exchange.
  scim: { hue: 'blue', strokes: <path d="M4.5 9h14.5M15.5 5.5 19 9l-3.5 3.5M19.5 15.5H5M8.5 12 5 15.5 8.5 19" /> },
  // A sheet.
  csv: {
    hue: 'gray',
    strokes: (
      <>
        <rect x="4" y="5" width="16" height="14" rx="1.5" />
        <path d="M4 9.7h16M4 14.3h16M10 9.7V19" />
      </>
    ),
  },
};
