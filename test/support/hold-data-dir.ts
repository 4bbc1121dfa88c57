import { holdDataDir } from '../../src/integrations/postgres/data-dir-lock.ts';

/*
 * A process that holds the directory it is told, and tells its parent how that went:
 * node hold-data-dir.ts DIRECTORY [START_AT]
 * With START_AT (milliseconds of the epoch) it waits in a loop until then, so that many start at the same moment.
 */
const [dir = '', startAt = '0'] = process.argv.slice(2);
while (Date.now() < Number(startAt));

const outcome = await holdDataDir(dir, {
  control: (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.end(`${process.pid} heard ${request.url} ${Buffer.concat(chunks)}`));
  },
}).then(
  () => ({ held: true }),
  (error: unknown) => ({ held: false, refusal: String(error) }),
);
process.send?.(outcome);
if (!outcome.held) process.disconnect();
