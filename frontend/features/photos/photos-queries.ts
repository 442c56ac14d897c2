import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { checkPhotos, listPhotos, type FetchedByAtlassian } from '#contract/photos.ts';
import { call, type ResponseOf } from '../../api/call.ts';

export const photoPageSize = 50;

export interface PhotosFilter {
  readonly search?: string;
  readonly atlassian?: FetchedByAtlassian;
}

export function photosQuery(filter: PhotosFilter, page: number) {
  return queryOptions({
    queryKey: ['photos', filter, page],
    queryFn: ({ signal }) => call(listPhotos, { query: { ...filter, page, pageSize: photoPageSize }, signal }),
    placeholderData: keepPreviousData,
  });
}

export type PhotoCheck = ResponseOf<typeof checkPhotos>;
export const checkPhotosNow = () => call(checkPhotos, { body: {} });
