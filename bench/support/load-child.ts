/** The load generator: a process of its own, so that it does not share the event loop of what it measures. */
import { connect } from 'node:net';
import type { Load, LoadResult } from './load.ts';
import { metaSignature, storyReplyWebhook } from './story-reply.ts';

const endOfHeaders = Buffer.from('\r\n\r\n');
const endOfChunks = Buffer.from('0\r\n\r\n');

let count = 0;

function nextRequest({ path, secret, viewers, account, story, name }: Load): Buffer {
  count += 1;
  const body = storyReplyWebhook({
    account,
    story,
    viewer: String(1_254_000_000_000_000 + (count % viewers)),
    message: `${name}${count}`,
    atMs: Date.now(),
  });
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Hub-Signature-256: ${metaSignature(body, secret)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Whether `answer` is a whole response, with a length or in chunks. */
function isWhole(answer: Buffer): boolean {
  const headersEnd = answer.indexOf(endOfHeaders);
  if (headersEnd < 0) return false;
  const length = /content-length: (\d+)/i.exec(answer.toString('latin1', 0, headersEnd))?.[1];
  if (length === undefined) return answer.subarray(-endOfChunks.length).equals(endOfChunks);
  return answer.length >= headersEnd + endOfHeaders.length + Number(length);
}

/** One connection that asks again as soon as it is answered, until told to stop. */
function ask(load: Load, mayAsk: () => boolean, onAnswer: (milliseconds: number, ok: boolean) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: load.port, noDelay: true });
    let askedAt = 0;
    let answer: Buffer = Buffer.alloc(0);
    const next = () => {
      if (!mayAsk()) return void socket.destroy();
      answer = Buffer.alloc(0);
      const request = nextRequest(load);
      askedAt = performance.now();
      socket.write(request);
    };
    socket
      .on('connect', next)
      .on('data', (chunk: Buffer) => {
        answer = answer.length === 0 ? chunk : Buffer.concat([answer, chunk]);
        if (!isWhole(answer)) return;
        onAnswer(performance.now() - askedAt, answer.subarray(9, 12).equals(Buffer.from('200')));
        next();
      })
      .on('error', reject)
      .on('close', () => resolve());
  });
}

async function run(load: Load): Promise<LoadResult> {
  const startedAt = performance.now();
  const until = startedAt + (load.seconds ?? Number.POSITIVE_INFINITY) * 1_000;
  const milliseconds: number[] = [];
  let asked = 0;
  let failed = 0;
  const mayAsk = () => performance.now() < until && asked++ < (load.requests ?? Number.POSITIVE_INFINITY);
  const onAnswer = (took: number, ok: boolean) => {
    milliseconds.push(took);
    if (!ok) failed += 1;
  };
  await Promise.all(Array.from({ length: load.connections }, () => ask(load, mayAsk, onAnswer)));
  milliseconds.sort((a, b) => a - b);
  const at = (share: number) => milliseconds[Math.max(0, Math.ceil(share * milliseconds.length) - 1)] ?? Number.NaN;
  return {
    answered: milliseconds.length,
    failed,
    perSecond: milliseconds.length / ((performance.now() - startedAt) / 1_000),
    p50: at(0.5),
    p99: at(0.99),
  };
}

process.on('message', async (load: Load) => process.send?.(await run(load)));
process.on('disconnect', () => process.exit(0));
