import type { FramedPage } from '../api/framed-page.ts';
import { wantedProfile } from '../api/profile-dialog.ts';
import { paths } from '../ui/paths.ts';

/** Where the pages begin within a frame. */
export async function framedStart(page: FramedPage): Promise<string> {
  switch (page) {
    case 'admin':
      return paths.connectors;
    case 'people':
      return paths.people;
    case 'person':
      return personPath(await wantedProfile());
    case 'person-card':
      return paths.personCard;
    case 'issue-panel':
      return paths.issuePanel;
    case 'post-function-create':
    case 'post-function-edit':
      return paths.postFunction('edit');
    case 'post-function-view':
      return paths.postFunction('view');
  }
}

function personPath(personId: string | undefined): string {
  return personId === undefined ? paths.people : paths.person(personId);
}
