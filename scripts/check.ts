/**
 * npm run check [-- NAME…]: everything that can be known without running Storydesk. Ends with `N passed, N failed`.
 */
import { checkImportRules } from './check/import-rules.ts';
import { runTool } from './check/tool.ts';

/** Answers what is wrong, one line or more each; nothing when all is well. */
type Check = () => Promise<readonly string[]>;

const tool =
  (name: string, ...args: string[]): Check =>
  async () => {
    const { exitCode, stdout, stderr } = await runTool(name, args);
    return exitCode === 0 ? [] : [`${stdout}${stderr}`.trim() || `${name} ended with ${exitCode}`];
  };

const checks: Readonly<Record<string, Check>> = {
  types: tool('tsc', '--project', '.'),
  lint: tool('biome', 'check', '--error-on-warnings', '--max-diagnostics=200', '.'),
  imports: checkImportRules,
  'dead-code': tool('knip', '--no-progress', '--no-config-hints'),
};

async function run(name: string, check: Check): Promise<boolean> {
  const problems = await check();
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const problem of problems) console.log(problem.replace(/^/gm, '       '));
  return problems.length === 0;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}
const chosen = Object.entries(checks).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const results = await Promise.all(chosen.map(([name, check]) => run(name, check)));
const failed = results.filter((passed) => !passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
