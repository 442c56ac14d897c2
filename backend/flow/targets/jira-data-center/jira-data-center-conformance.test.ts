import { startConformingJira } from '../../../testing/jira-dc-conformance.ts';
import { describeTargetConformance } from '../target-conformance.ts';

const rest = {
  faults: ['rate-limit', 'long-rate-limit', 'refused-person', 'failing-person', 'deaf-field'],
  readsPicture: true,
} as const;

describeTargetConformance('Jira Data Center with the companion', {
  start: (world) => startConformingJira('profile', world),
  ...rest,
});

describeTargetConformance('Jira Data Center without it', {
  start: (world) => startConformingJira('rest', world),
  ...rest,
});
