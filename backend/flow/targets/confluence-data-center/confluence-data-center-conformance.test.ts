import { startConformingConfluence } from '../../../testing/confluence-dc-conformance.ts';
import { describeTargetConformance } from '../target-conformance.ts';

const rest = {
  faults: ['rate-limit', 'long-rate-limit', 'refused-person', 'failing-person', 'deaf-field'],
  readsPicture: true,
} as const;

describeTargetConformance('Confluence Data Center', {
  start: (world) => startConformingConfluence({ matchBy: 'username', pictures: 'rest' }, world),
  ...rest,
});

describeTargetConformance('Confluence Data Center through the companion alone', {
  start: (world) => startConformingConfluence({ matchBy: 'email', pictures: 'companion' }, world),
  ...rest,
});
