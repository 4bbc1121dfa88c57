import { randomBytes } from 'node:crypto';
import { chmod, link, unlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { askForPid, isListening } from './data-dir-holder.ts';
import { DataDirUnusable, findLocks, lockName, pidFile, socketPath } from './data-dir-lock-files.ts';
import { makeDataDir } from './make-data-dir.ts';

/** Another process works on the data directory. */
export class DataDirHeld extends Error {
  override readonly name = 'DataDirHeld';
  readonly pid: number | undefined;

  constructor(dir: string, pid: number | undefined) {
    super(
      `${dir} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}. ` +
        'Stop that one first, or give this one its own DATA_DIR.',
    );
    this.pid = pid;
  }
}

export interface HeldDataDir {
  /** Lets the next process in. The kernel does the same when this process ends, however it ends. */
  release(): Promise<void>;
}

/**
 * Holds `dir`, made if need be, for this process alone. Throws `DataDirHeld` within a second when another has it, and
 * `DataDirUnusable` when it cannot be made or written to.
 *
 * The lock is a listening Unix socket, which the kernel closes with the process: a kill leaves nothing behind that
 * looks alive, and a stopped process (SIGSTOP) still holds. The socket is also a door: `control` answers what
 * `askHolder` sends through it.
 *
 * A dead lock is never removed to be taken over, since between looking and removing it may have become somebody
 * else's. Instead every holder adds the next name, `storydesk.<n>.sock`: it links its socket, already listening, to
 * n + 1 once it has seen n dead. Of all who try, `link` lets one succeed; a dead socket never comes back to life; and
 * the highest name stays, so that a late starter with an old view meets it.
 */
export async function holdDataDir(dir: string, { control }: { control?: RequestListener } = {}): Promise<HeldDataDir> {
  await makeDataDir(dir);
  const server = createServer((request, response) => {
    if (request.url === '/pid') response.end(String(process.pid));
    else void answer(control, request, response);
  });
  const draft = `.${randomBytes(6).toString('hex')}`;
  await listen(server, socketPath(dir, draft)).catch((cause: Error) => {
    throw new DataDirUnusable(`Nothing can be written in ${dir}: ${cause.message}`, { cause });
  });
  try {
    // Before it gets its name: who may open the door is decided while nobody can find it.
    await chmod(join(dir, draft), 0o600);
    await linkAsNext(dir, draft);
  } catch (error) {
    await close(server);
    throw error;
  } finally {
    await unlink(join(dir, draft)).catch(() => {}); // closing the server removes it too
  }
  return { release: () => close(server) };
}

async function linkAsNext(dir: string, draft: string): Promise<void> {
  for (;;) {
    const highest = Math.max(0, ...(await findLocks(dir)));
    if (highest > 0 && (await isListening(dir, highest))) throw new DataDirHeld(dir, await askForPid(dir, highest));
    const mine = highest + 1;
    if (!(await linkIfFree(join(dir, draft), join(dir, lockName(mine))))) continue;

    const locks = await findLocks(dir);
    if (locks.some((number) => number > mine)) {
      // Our view was so old that the name had been cleaned away: somebody was further already.
      await unlink(join(dir, lockName(mine)));
      continue;
    }
    // For those who ask while this process is stopped and cannot answer.
    await writeFile(join(dir, pidFile(mine)), String(process.pid), { mode: 0o600 });
    await cleanUp(dir, locks, mine);
    return;
  }
}

async function linkIfFree(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the dead names, but for the last few: those are what a starter that was held up may still be looking at. */
async function cleanUp(dir: string, locks: readonly number[], mine: number): Promise<void> {
  const dead = locks.filter((number) => number < mine - 3).flatMap((number) => [lockName(number), pidFile(number)]);
  await Promise.all(dead.map((name) => unlink(join(dir, name)).catch(() => {})));
}

async function answer(control: RequestListener | undefined, ...[request, response]: Parameters<RequestListener>) {
  if (!control) {
    response.writeHead(503).end('The holder of this directory takes no commands.');
    return;
  }
  try {
    await control(request, response); // it may be async, and a rejection nobody awaits would end the process
  } catch (error) {
    if (!response.headersSent) response.writeHead(500);
    response.end(String(error));
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on('error', reject); // stays, for faults after the start would end the process
    server.listen(path, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
