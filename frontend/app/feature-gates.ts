import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags';

// Imported before anything of Atlaskit renders: without a resolver its feature gates ask for a client that is not there.
setBooleanFeatureFlagResolver(() => false);
