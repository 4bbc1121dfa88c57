import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file system of its own that can be filled to the last byte. */
export interface SmallDisk {
  readonly path: string;
  fill(): Promise<void>;
  /** Gives the space back. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** @throws where a file system may not be mounted: that takes Linux, and root */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'storydesk-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'none', path]);
  } catch (cause) {
    await rm(path, { recursive: true, force: true });
    throw new Error('A full disk takes a file system of its own, and so root on Linux', { cause });
  }
  const ballast = join(path, 'ballast');
  return {
    path,
    async fill() {
      const { bavail, bsize } = await statfs(path);
      await writeFile(ballast, Buffer.alloc(bavail * bsize)).catch((fault: unknown) => {
        // Somebody took some of it meanwhile: then it is full as well.
        if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC')) throw fault;
      });
    },
    async empty() {
      await truncate(ballast);
    },
    async close() {
      await run('umount', ['--lazy', path]);
      await rm(path, { recursive: true, force: true });
    },
  };
}
