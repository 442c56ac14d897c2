import { isFramed } from '../../api/frame.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageTabs, type PageTab } from '../../ui/page-tabs.tsx';
import type { SettingsTab } from '../../ui/paths.ts';
import { AccountsTab } from './accounts/accounts-tab.tsx';
import { AuditTab } from './audit/audit-tab.tsx';
import { SharingTab } from './sharing/sharing-tab.tsx';
import { GeneralTab } from './site/general-tab.tsx';
import { SignInTab } from './site/sign-in-tab.tsx';
import { TokensTab } from './tokens/tokens-tab.tsx';

const contents: Readonly<Record<SettingsTab, PageTab['content']>> = {
  general: <GeneralTab />,
  'sign-in': <SignInTab />,
  accounts: <AccountsTab />,
  tokens: <TokensTab />,
  sharing: <SharingTab />,
  audit: <AuditTab />,
};
const order: readonly SettingsTab[] = ['general', 'sign-in', 'accounts', 'tokens', 'sharing', 'audit'];
const tabs = (shown: readonly SettingsTab[]) =>
  shown.map((id) => ({ id, label: settingsTexts.tabs[id], content: contents[id] }));

/** People of an Atlassian site come in through it, and in no other way. */
const waysIn = new Set<SettingsTab>(['sign-in', 'accounts', 'tokens']);
const atHome = order.filter((id) => id !== 'sharing');
const inFrames = order.filter((id) => !waysIn.has(id));

export function SettingsPage() {
  return (
    <>
      <PageHeader title={settingsTexts.title} />
      <PageTabs id="settings" tabs={tabs(isFramed() ? inFrames : atHome)} />
    </>
  );
}
