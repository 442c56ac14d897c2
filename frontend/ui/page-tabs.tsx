import Tab from '@atlaskit/tabs/tab';
import TabList from '@atlaskit/tabs/tab-list';
import TabPanel from '@atlaskit/tabs/tab-panel';
import Tabs from '@atlaskit/tabs/tabs';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import styles from './page-tabs.module.css';

export interface PageTab {
  /** As in `?tab=`. The first tab is the address without it. */
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface PageTabsProps {
  readonly id: string;
  readonly tabs: readonly PageTab[];
}

/** Tabs whose choice lives in the address. Only the chosen one is mounted, so `UnsavedChanges` inside it guards leaving the tab. */
export function PageTabs({ id, tabs }: PageTabsProps) {
  const [params, setParams] = useSearchParams();
  const chosen = tabs.findIndex((tab) => tab.id === params.get('tab'));
  const choose = (index: number) => {
    const tab = tabs[index];
    setParams(index === 0 || tab === undefined ? {} : { tab: tab.id });
  };
  return (
    <div className={styles['tabs']}>
      <Tabs id={id} selected={Math.max(0, chosen)} onChange={choose} shouldUnmountTabPanelOnChange>
        <TabList>
          {tabs.map((tab) => (
            <Tab key={tab.id}>{tab.label}</Tab>
          ))}
        </TabList>
        {tabs.map((tab) => (
          <TabPanel key={tab.id}>
            <div className={styles['panel']}>{tab.content}</div>
          </TabPanel>
        ))}
      </Tabs>
    </div>
  );
}
