/** One webhook server, in a process of its own: `intake-child.ts VARIANT SOURCE`, SOURCE a URL or a directory. */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { instagramRoutes } from '../../src/app/instagram-routes.ts';
import { openStorage } from '../../src/app/open-storage.ts';
import { httpServer } from '../../src/integrations/http/http-server.ts';
import { createLog } from '../../src/integrations/http/log.ts';
import { createMetrics } from '../../src/integrations/http/metrics.ts';
import { deliveryIntake } from '../../src/integrations/postgres/delivery-intake.ts';
import { parseEncryptionKeys } from '../../src/integrations/postgres/encryption-keys.ts';
import { systemClock } from '../../src/integrations/system/system-clock.ts';
import { systemTurn } from '../../src/integrations/system/system-timers.ts';
import { type IntakeVariant, intakePath, intakeSecret } from './intake-server.ts';

const [variant, source = ''] = process.argv.slice(2) as [IntakeVariant, string];
const isPostgres = source.startsWith('postgres:');

/** The product's own route, seal and store, composed as `app.ts` does; nobody reads what it stores. */
async function product(): Promise<number> {
  const key = parseEncryptionKeys(`bench:${Buffer.alloc(32, 7).toString('base64')}`);
  const log = createLog({ level: 'info' });
  const storage = await openStorage(
    isPostgres
      ? { kind: 'postgres', url: source, encryptionKeys: key }
      : { kind: 'embedded', directory: source, encryptionKeys: key },
    log,
  );
  const intake = deliveryIntake({ db: storage.database.db, sealer: storage.sealer, turn: systemTurn });
  const meta = { appSecrets: [intakeSecret], verifyToken: 'bench', graphUrl: undefined };
  const http = httpServer({
    host: '127.0.0.1',
    port: 0,
    log,
    routes: instagramRoutes(meta, { intake, clock: systemClock, metrics: createMetrics(), log }),
  });
  await http.start();
  return http.port;
}

type Keep = (body: Buffer) => Promise<void>;
type Query = (text: string, values: unknown[]) => Promise<unknown>;

async function openQuery(): Promise<Query> {
  if (isPostgres) {
    const pool = new pg.Pool({ connectionString: source, max: 10 });
    return (text, values) => pool.query(text, values);
  }
  const pglite = await PGlite.create({ dataDir: source });
  return (text, values) => pglite.query(text, values);
}

async function openTable(): Promise<Query> {
  const query = await openQuery();
  const table = 'id text primary key, received_at timestamptz not null default now(), body bytea not null';
  await query(`create table if not exists bare_delivery (${table})`, []);
  return query;
}

async function insertEach(): Promise<Keep> {
  const query = await openTable();
  return async (body) =>
    void (await query('insert into bare_delivery (id, body) values ($1, $2)', [randomUUID(), body]));
}

/** The least that groups: what came while an insert was on its way goes into the next one. */
async function insertGrouped(): Promise<Keep> {
  const query = await openTable();
  let waiting: { body: Buffer; resolve: () => void; reject: (fault: unknown) => void }[] = [];
  let isWriting = false;
  const write = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      await systemTurn(); // as the product does: PGlite lets nobody in while it writes
      const batch = waiting;
      waiting = [];
      const ids = batch.map(() => randomUUID());
      try {
        await query('insert into bare_delivery (id, body) select * from unnest($1::text[], $2::bytea[])', [
          ids,
          batch.map(({ body }) => body),
        ]);
        for (const { resolve } of batch) resolve();
      } catch (fault) {
        for (const { reject } of batch) reject(fault);
      }
    }
    isWriting = false;
  };
  return (body) =>
    new Promise((resolve, reject) => {
      waiting.push({ body, resolve, reject });
      if (!isWriting) void write();
    });
}

async function bare(keep: Keep): Promise<number> {
  const listener: RequestListener = async (request, response) => {
    const body = await bodyOf(request);
    const signature = Buffer.from(String(request.headers['x-hub-signature-256']).slice('sha256='.length), 'hex');
    const isSigned = timingSafeEqual(createHmac('sha256', intakeSecret).update(body).digest(), signature);
    if (!isSigned || request.url !== intakePath) return void response.writeHead(401).end();
    await keep(body);
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 6 }).end('stored');
  };
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return (server.address() as AddressInfo).port;
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', reject);
  });
}

const start: Readonly<Record<IntakeVariant, () => Promise<number>>> = {
  product,
  'hmac only': () => bare(async () => {}),
  'insert each': async () => bare(await insertEach()),
  'bare group': async () => bare(await insertGrouped()),
};
process.send?.(await start[variant]());
process.on('disconnect', () => process.exit(0));
