import { dataCenterFailures } from '../shared/data-center/data-center-failure.ts';

export const { failureOfAll, failureOfOne, notAdministrator } = dataCenterFailures({
  product: 'Confluence',
  users: 'Users',
  permission: 'Confluence Administrator',
});
