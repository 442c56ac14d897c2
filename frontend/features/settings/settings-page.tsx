import { useQuery } from '@tanstack/react-query';
import { isFramed, isInForge } from '../../api/frame.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageTabs, type PageTab } from '../../ui/page-tabs.tsx';
import type { SettingsTab } from '../../ui/paths.ts';
import { AccountsTab } from './accounts/accounts-tab.tsx';
import { AuditTab } from './audit/audit-tab.tsx';
import { productsQuery } from './issues/issue-queries.ts';
import { IssuesTab } from './issues/issues-tab.tsx';
import { PrivacyTab } from './privacy/privacy-tab.tsx';
import { SharingTab } from './sharing/sharing-tab.tsx';
import { GeneralTab } from './site/general-tab.tsx';
import { SignInTab } from './site/sign-in-tab.tsx';
import { TokensTab } from './tokens/tokens-tab.tsx';

const contents: Readonly<Record<SettingsTab, PageTab['content']>> = {
  general: <GeneralTab />,
  'sign-in': <SignInTab />,
  accounts: <AccountsTab />,
  tokens: <TokensTab />,
  issues: <IssuesTab />,
  sharing: <SharingTab />,
  privacy: <PrivacyTab />,
  audit: <AuditTab />,
};
const order: readonly SettingsTab[] = [
  'general',
  'sign-in',
  'accounts',
  'tokens',
  'issues',
  'sharing',
  'privacy',
  'audit',
];
const tabs = (shown: readonly SettingsTab[]) =>
  shown.map((id) => ({ id, label: settingsTexts.tabs[id], content: contents[id] }));

/** People of an Atlassian site come in through it, and in no other way. */
const waysIn = new Set<SettingsTab>(['sign-in', 'accounts', 'tokens']);
/** What only Atlassian sites have. */
const insideAtlassian = new Set<SettingsTab>(['issues', 'sharing']);

function shownTabs({ hasJira }: { readonly hasJira: boolean }): readonly SettingsTab[] {
  if (!isFramed()) return order.filter((id) => !insideAtlassian.has(id));
  // In Forge, Atlassian itself says which products are of one site.
  const ofConnect = isInForge() ? order.filter((id) => id !== 'sharing') : order;
  return ofConnect.filter((id) => !waysIn.has(id) && (hasJira || id !== 'issues'));
}

export function SettingsPage() {
  const { data: products } = useQuery({ ...productsQuery, enabled: isFramed() });
  return (
    <>
      <PageHeader title={settingsTexts.title} />
      <PageTabs id="settings" tabs={tabs(shownTabs({ hasJira: products?.jira === true }))} />
    </>
  );
}
