import { dataCenterFailures } from '../shared/data-center/data-center-failure.ts';

export const { failureOfAll, failureOfOne, notAdministrator } = dataCenterFailures({
  product: 'Jira',
  users: 'User management',
  permission: 'Jira Administrators',
});
