/**
 * The walls between the rooms. Each room lists all it may import: its own and other local files, packages, packages of
 * which it may use the types alone, and modules of Node. Whatever is not listed is forbidden.
 */
const rooms = {
  domain: {
    files: '^src/domain/',
    local: ['^src/domain/'],
  },
  bot: {
    files: '^src/bot/',
    local: ['^src/(bot|domain)/'],
    packages: ['@slack/[^/]+', 'zod', 'intl-messageformat', 'undici'],
    types: ['pino'],
  },
  ...integrations({
    postgres: ['kysely', 'pg', '@electric-sql/pglite'],
    instagram: ['undici'],
    http: ['pino', 'prom-client'],
    schedule: ['node-schedule', 'croner'],
    // What people write down in YAML (settings and templates), and CSV, from other programs and for them.
    files: ['yaml', 'csv-parse', 'csv-stringify'],
    // The machine's own time, ids, chance and timers; biome.json forbids them anywhere else.
    system: [],
  }),
  sandbox: {
    files: '^src/sandbox/',
    // It meets the product over HTTP and WebSocket only; app.ts, to start the product on its own clock.
    local: ['^src/sandbox/', '^src/app\\.ts$'],
    packages: ['zod', 'ws', 'undici', 'yaml', '@slack/types'],
    node: ['.+'],
  },
  config: {
    files: '^src/config(/|\\.ts$)',
    local: ['^src/config(/|\\.ts$)', '^src/domain/', '^src/integrations/(files/|postgres/encryption-keys\\.ts$)'],
    packages: ['zod'],
    node: ['fs', 'path'],
  },
  migrations: {
    files: '^migrations/',
    // Nothing of src: yesterday's migration must not change with today's code.
    local: [],
    packages: ['kysely'],
  },
};

/** One room for each integration: none may import another, nor another's driver. */
function integrations(drivers) {
  return Object.fromEntries(
    Object.entries(drivers).map(([name, packages]) => [
      name,
      {
        files: `^src/integrations/${name}/`,
        local: [`^src/integrations/${name}/`, '^src/domain/'],
        packages: [...packages, 'zod'],
        types: ['pino'],
        node: ['.+'],
      },
    ]),
  );
}

function walls([name, { files, local, packages = [], types = [], node = [] }]) {
  const from = { path: files };
  const among = (list) => list.map((item) => `(^|/)node_modules/${item}/`);
  const typesOnly = types.filter((item) => !packages.includes(item));
  return [
    { name: `${name}: files`, severity: 'error', from, to: { dependencyTypes: ['local'], pathNot: local } },
    {
      name: `${name}: packages`,
      severity: 'error',
      from,
      to: { path: '(^|/)node_modules/', pathNot: among([...packages, ...types]) },
    },
    ...(typesOnly.length > 0
      ? [
          {
            name: `${name}: types alone`,
            severity: 'error',
            from,
            to: { path: among(typesOnly), dependencyTypesNot: ['type-only'] },
          },
        ]
      : []),
    {
      name: `${name}: modules of Node`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'], pathNot: node.map((item) => `^${item}$`) },
    },
  ];
}

module.exports = {
  forbidden: [
    ...Object.entries(rooms).flatMap(walls),
    {
      name: 'a room without walls',
      comment: 'A new folder of src or src/integrations needs a line in the table of rooms.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [...Object.values(rooms).map(({ files }) => files), '^src/(app|main|cli)(/|\\.ts$)'],
      },
      to: {},
    },
    {
      name: 'nothing imports the top',
      severity: 'error',
      from: { pathNot: '^src/(main|cli)\\.ts$' },
      to: { path: '^src/(main|cli)\\.ts$' },
    },
    {
      name: 'the environment is read in config.ts',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(config|main|cli)\\.ts$' },
      to: { path: '^process$', dependencyTypes: ['core'] },
    },
    {
      name: 'no package of development',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '^src/sandbox/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no orphan',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '^src/(main|cli)\\.ts$',
          '^migrations/',
          '\\.d\\.ts$',
          // No module: it runs by itself before the page is painted.
          '^src/sandbox/page/browser/theme\\.js$',
        ],
      },
      to: {},
    },
    { name: 'everything is found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    // Without swc nothing is read at all: dependency-cruiser does not know TypeScript 7.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    preserveSymlinks: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
