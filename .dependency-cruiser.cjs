/**
 * Imports point downwards in the house of DESIGN.md, never up and never sideways between engines. Each rule names a folder
 * and what it may not reach.
 */
const LAYERS = [
  'app',
  'admin',
  'server',
  'cli',
  'jobs',
  'commands',
  'policies',
  'search',
  'mail',
  'exchange',
  'insight',
  'domain',
  'lib',
]
const path = (...folders) => `^(${folders.join('|')})/`
const src = (...names) => `^src/(${names.join('|')})/`

/** A command starts the same services as the server, and asks running servers; it may know these and nothing else up there. */
const SERVER_FOR_COMMANDS = '^src/server/(services/|checkIndexes|rebuildIndexes)'

const downwards = LAYERS.slice(1).map((layer, index) => ({
  name: `${layer}-imports-downwards`,
  severity: 'error',
  from: { path: src(layer) },
  to: { path: src(...LAYERS.slice(0, index + 1)), ...(layer === 'cli' ? { pathNot: SERVER_FOR_COMMANDS } : {}) },
}))

module.exports = {
  forbidden: [
    ...downwards,
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: src('domain') },
      to: { path: src(...LAYERS.filter((name) => name !== 'domain')) },
    },
    {
      name: 'engines-do-not-meet',
      severity: 'error',
      from: { path: '^src/search/embedded/' },
      to: { path: '^src/search/meilisearch/' },
    },
    {
      name: 'engines-do-not-meet-either',
      severity: 'error',
      from: { path: '^src/search/meilisearch/' },
      to: { path: '^src/search/embedded/' },
    },
    {
      name: 'collections-know-domain-policies-commands',
      severity: 'error',
      from: { path: path('collections') },
      to: { path: src(...LAYERS.filter((name) => !['domain', 'policies', 'commands'].includes(name))) },
    },
    {
      name: 'nothing-imports-seed-or-tests',
      severity: 'error',
      from: {
        path: path('src', 'collections', 'migrations'),
        pathNot: ['^src/server/prepare\\.ts$', '^src/cli/removeDemo\\.ts$'],
      },
      to: { path: path('seed', 'tests', 'bench') },
    },
    {
      name: 'only-some-know-the-config',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(server|cli|jobs)/', '^src/app/\\(payload\\)/'] },
      to: { path: '^payload\\.config\\.ts$' },
    },
    {
      name: 'only-the-transport-knows-nodemailer',
      severity: 'error',
      from: { pathNot: '^src/mail/transport\\.ts$' },
      to: { path: 'node_modules/nodemailer' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.next', 'importMap\\.js$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['production', 'import', 'node', 'default'] },
  },
}
