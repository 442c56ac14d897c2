import { settingsTexts } from '../../texts/settings.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageTabs, type PageTab } from '../../ui/page-tabs.tsx';
import type { SettingsTab } from '../../ui/paths.ts';
import { AccountsTab } from './accounts/accounts-tab.tsx';
import { AuditTab } from './audit/audit-tab.tsx';
import { GeneralTab } from './site/general-tab.tsx';
import { SignInTab } from './site/sign-in-tab.tsx';
import { TokensTab } from './tokens/tokens-tab.tsx';

const contents: Readonly<Record<SettingsTab, PageTab['content']>> = {
  general: <GeneralTab />,
  'sign-in': <SignInTab />,
  accounts: <AccountsTab />,
  tokens: <TokensTab />,
  audit: <AuditTab />,
};
const order: readonly SettingsTab[] = ['general', 'sign-in', 'accounts', 'tokens', 'audit'];
const tabs = order.map((id) => ({ id, label: settingsTexts.tabs[id], content: contents[id] }));

export function SettingsPage() {
  return (
    <>
      <PageHeader title={settingsTexts.title} />
      <PageTabs id="settings" tabs={tabs} />
    </>
  );
}
