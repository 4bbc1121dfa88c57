import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface ToolRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a tool of `node_modules/.bin` in the current directory, on the Node that comes with the project. */
export async function runTool(name: string, args: readonly string[]): Promise<ToolRun> {
  const tools = join(process.cwd(), 'node_modules', '.bin');
  const tool = spawn(join(tools, name), args, {
    env: { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH}`, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => tool.once('error', reject).once('close', resolve));
  const [exitCode, stdout, stderr] = await Promise.all([ended, text(tool.stdout), text(tool.stderr)]);
  return { exitCode, stdout, stderr };
}
