import { photosTexts } from '../../texts/photos.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';
import type { PhotosTab } from '../../ui/paths.ts';
import { GuideTab } from './guide/guide-tab.tsx';
import { PhotosTab as ListTab } from './list/photos-tab.tsx';
import { CheckTab } from './reach/check-tab.tsx';

const contents = { guide: <GuideTab />, check: <CheckTab />, list: <ListTab /> };
const order: readonly PhotosTab[] = ['guide', 'check', 'list'];
const tabs = order.map((id) => ({ id, label: photosTexts.tabs[id], content: contents[id] }));

export function PhotosPage() {
  return (
    <>
      <PageHeader title={photosTexts.title} description={photosTexts.intro} />
      <PageTabs id="photos" tabs={tabs} />
    </>
  );
}
