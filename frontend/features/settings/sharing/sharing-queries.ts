import { queryOptions } from '@tanstack/react-query';
import {
  createSharingCode,
  endSharing as endOperation,
  getSharing,
  joinSharing,
  type AtlassianProduct,
} from '#contract/sharing.ts';
import { call } from '../../../api/call.ts';

export const sharingQuery = queryOptions({
  queryKey: ['sharing'],
  queryFn: ({ signal }) => call(getSharing, { signal }),
});

export const makeCode = () => call(createSharingCode, {});
export const enterCode = (code: string) => call(joinSharing, { body: { code } });
export const endSharing = (product: AtlassianProduct) => call(endOperation, { params: { product } });

export function otherProduct(product: AtlassianProduct): AtlassianProduct {
  return product === 'jira' ? 'confluence' : 'jira';
}
