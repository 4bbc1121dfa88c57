import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../report.ts';
import type { Section } from '../section.ts';
import { median } from '../support/statistics.ts';

const starts = 3;
const mostSeconds = 20;
const patienceMs = 120_000;
const askEveryMs = 50;
const entry = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** What a newcomer waits for: from `npm start` in a fresh clone, less npm itself, until the first card can be claimed. */
export const sandbox: Section = {
  about: `\`node src/main.ts\` as the sandbox, with nothing there before; median of ${starts}`,
  async run() {
    const runs: { pageMs: number; cardMs: number }[] = [];
    for (let i = 0; i < starts; i++) runs.push(await startOnce());
    const cardSeconds = median(runs.map(({ cardMs }) => cardMs)) / 1_000;
    return [
      { what: 'start to page', measured: median(runs.map(({ pageMs }) => pageMs)) / 1_000, unit: 's' },
      {
        what: 'start to first card on the page',
        measured: cardSeconds,
        unit: 's',
        aim: { words: `≤ ${mostSeconds} s`, met: cardSeconds <= mostSeconds },
      },
    ] satisfies Finding[];
  },
};

async function startOnce(): Promise<{ pageMs: number; cardMs: number }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'storydesk-bench-sandbox-'));
  const startedAt = performance.now();
  const program = spawn(process.execPath, [entry], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await addressOf(program);
    const pageMs = performance.now() - startedAt;
    while (!(await hasCard(url))) {
      if (performance.now() - startedAt > patienceMs) throw new Error('No card stood on the page in time');
      await wait(askEveryMs);
    }
    return { pageMs, cardMs: performance.now() - startedAt };
  } finally {
    if (program.exitCode === null) {
      program.kill('SIGTERM');
      await once(program, 'exit');
    }
    await rm(dataDir, { recursive: true, force: true });
  }
}

function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    program.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /^Open (\S+)$/m.exec(said)?.[1];
      if (address) resolve(address);
    });
    program.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}:\n${said}`)));
  });
}

/** Whether what the page shows has a button that claims a lead. */
async function hasCard(url: string): Promise<boolean> {
  const response = await fetch(`${url}state?as=ana`);
  return (await response.text()).includes('data-action=\\"lead_claim\\"');
}
