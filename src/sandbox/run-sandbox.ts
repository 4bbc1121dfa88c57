import { closeAll } from './close-all.ts';
import { freePort, listenNear } from './listen-near.ts';
import { madeFiles } from './made-files.ts';
import { ActRefused } from './page/serve/act-refused.ts';
import { startPage } from './page/serve/page-server.ts';
import type { Stage } from './page/serve/stage.ts';
import { accountZone, desk } from './sandbox-cast.ts';
import { type RunOptions, type SandboxRun, startRun } from './start-run.ts';

export type SandboxOptions = RunOptions & {
  /** The product's; the page takes the next one that is free. 0: any. */
  port: number;
  /** The product keeps its data in a database that the sandbox can't delete. */
  isDatabaseElsewhere?: boolean;
};

export type Sandbox = {
  /** Where the page is. */
  url: string;
  /** Stops the product, then the page, then Slack and Instagram. */
  stop(): Promise<void>;
};

/**
 * Runs the product against a Slack and an Instagram of this machine, with a page to
 * use both, and plays the recorded story day. What an earlier run left goes on: its day
 * waits until it is played on from the page.
 *
 * When the product doesn't start, everything is closed and its error passes through.
 */
export async function runSandbox({ isDatabaseElsewhere = false, ...options }: SandboxOptions): Promise<Sandbox> {
  const { dataDir, say } = options;
  const made = await madeFiles(dataDir);
  const runOptions = { ...options, port: options.port === 0 ? await freePort() : options.port };
  let stopping: Promise<void> | undefined;
  let startingOver: Promise<void> | undefined;

  async function start(): Promise<SandboxRun> {
    const started = await startRun(runOptions);
    await made.note();
    if (started.isFresh) started.day.play();
    return started;
  }

  function stageOf({ clock, slack, instagram, day, faults }: SandboxRun): Stage {
    return { clock, slack, instagram, day, faults, channel: desk.id, zone: accountZone, startOver };
  }

  /** Everything from its beginning: a fresh workspace, a fresh Instagram, the first story day. */
  function startOver(): Promise<void> {
    const refusal = isDatabaseElsewhere
      ? 'The leads are in the database of DATABASE_URL, which the sandbox does not empty.'
      : made.refusal();
    if (refusal !== undefined) throw new ActRefused(refusal);
    startingOver ??= begin().finally(() => {
      startingOver = undefined;
    });
    return startingOver;
  }

  async function begin(): Promise<void> {
    page.show(undefined);
    try {
      await closeAll([() => run?.stopProduct(), () => run?.close()]);
      run = undefined;
      await made.remove();
      run = await start();
    } catch (error) {
      say(`The sandbox could not start over: ${error}`);
      throw error;
    }
    page.show(stageOf(run));
  }

  let run: SandboxRun | undefined = await start();
  const page = await startPage(stageOf(run), (server) => listenNear(server, runOptions.port + 1)).catch(
    async (error: unknown) => {
      await closeAll([() => run?.stopProduct(), () => run?.close()]);
      throw error;
    },
  );
  say(`Open ${page.url}`);

  async function stop(): Promise<void> {
    await startingOver?.catch(() => undefined); // whoever asked for it was told
    await closeAll([() => run?.stopProduct(), page.close, () => run?.close()]);
  }

  return {
    url: page.url,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}
