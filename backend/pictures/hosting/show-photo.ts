import { pictureSizes } from '#contract/people.ts';
import type { FetchedByAtlassian, HostedPhotoView } from '#contract/photos.ts';
import type { ListedFetch, ListedPhoto } from './photo-list-store.ts';

export function showPhoto(photo: ListedPhoto, baseUrl: string): HostedPhotoView {
  const { personId: id, displayName, email, isOwn, token, since, fetches } = photo;
  const path = `/photos/${token}.jpg`;
  const picture = { url: path, sizes: [...pictureSizes], source: isOwn ? ('own' as const) : ('connector' as const) };
  return {
    person: { id, displayName, email, picture },
    address: `${baseUrl}${path}`,
    since: since.toISOString(),
    lastHead: lastOf(fetches, 'HEAD'),
    lastGet: lastOf(fetches, 'GET'),
    atlassian: fetchedByAtlassian(fetches),
  };
}

/** A HEAD alone brings nobody the photo. */
export function fetchedByAtlassian(fetches: readonly ListedFetch[]): FetchedByAtlassian {
  const got = fetches.filter(({ method }) => method === 'GET').map(({ agent }) => agent);
  if (got.includes('atlassian')) return 'yes';
  return got.includes('other') ? 'perhaps' : 'no';
}

function lastOf(fetches: readonly ListedFetch[], wanted: string): HostedPhotoView['lastGet'] {
  const [last] = fetches.filter(({ method }) => method === wanted).toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return last === undefined ? null : { at: last.at.toISOString(), by: last.agent };
}
