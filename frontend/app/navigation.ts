import { appTexts } from '../texts/app.ts';
import { paths } from '../ui/paths.ts';

/** Ways between the pages, for everyone and for admins. */
export const everyonesPages = [{ to: paths.people, label: appTexts.navigation.people }];
export const adminPages = [
  ...everyonesPages,
  { to: paths.connectors, label: appTexts.navigation.connectors },
  { to: paths.targets, label: appTexts.navigation.targets },
  { to: paths.photos(), label: appTexts.navigation.photos },
  { to: paths.runs, label: appTexts.navigation.runs },
  { to: paths.settings(), label: appTexts.navigation.settings },
];
