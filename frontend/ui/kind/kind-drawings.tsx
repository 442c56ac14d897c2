import type { ReactNode } from 'react';

export interface KindDrawing {
  readonly hue: 'blue' | 'green' | 'purple' | 'teal' | 'orange' | 'magenta' | 'gray';
  /** Strokes within 24 × 24. */
  readonly strokes: ReactNode;
}

const portrait = (
  <>
    <rect x="4.5" y="4" width="15" height="16" rx="1.5" />
    <circle cx="12" cy="10" r="2.5" />
    <path d="M7.5 17a4.7 4.7 0 0 1 9 0" />
  </>
);

/** Drawn for Roster; they say what is read or written, and are nobody's trademark. */
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
  // A house of many.
  'atlassian-organization': {
    hue: 'blue',
    strokes: (
      <>
        <path d="M5 20V6.5L12 4v16M12 9h7v11M3.5 20h17" />
        <path d="M8.5 9v.01M8.5 12.5v.01M8.5 16v.01M15.5 12.5v.01M15.5 16v.01" />
      </>
    ),
  },
  // A person and their card.
  'atlassian-accounts': {
    hue: 'teal',
    strokes: (
      <>
        <rect x="3.5" y="5.5" width="17" height="13" rx="1.5" />
        <circle cx="8.75" cy="10.5" r="1.75" />
        <path d="M5.8 15.8a3 3 0 0 1 5.9 0M14.5 10h3.5M14.5 13.5h3.5" />
      </>
    ),
  },
  // Things to do, ticked off.
  'jira-data-center': {
    hue: 'blue',
    strokes: (
      <path d="m4.5 7 1.5 1.5L9 5.5M4.5 13 6 14.5 9 11.5M4.5 19 6 20.5 9 17.5M12 7.5h7.5M12 13.5h7.5M12 19.5h7.5" />
    ),
  },
  'jira-cloud': {
    hue: 'purple',
    strokes: (
      <path d="m4.5 7 1.5 1.5L9 5.5M4.5 13 6 14.5 9 11.5M4.5 19 6 20.5 9 17.5M12 7.5h7.5M12 13.5h7.5M12 19.5h7.5" />
    ),
  },
  // Pages.
  'confluence-data-center': {
    hue: 'blue',
    strokes: <path d="M8.5 7.5V4h11v13H16M4.5 7.5h11V20h-11zM7.5 12h5M7.5 15.5h5" />,
  },
  'confluence-cloud': {
    hue: 'purple',
    strokes: <path d="M8.5 7.5V4h11v13H16M4.5 7.5h11V20h-11zM7.5 12h5M7.5 15.5h5" />,
  },
  // A portrait.
  'okta-photo': { hue: 'purple', strokes: portrait },
  'entra-photo': { hue: 'blue', strokes: portrait },
  'onelogin-photo': { hue: 'teal', strokes: portrait },
  'pingone-photo': { hue: 'orange', strokes: portrait },
};
