import type { SeededRandom } from '../../src/sandbox/instagram/story-day/seeded-random.ts';
import { audit, type Verdict, type Visited } from './audit.ts';
import { clerks } from './clerks.ts';
import type { Crew } from './crew.ts';
import { answer, claim, passing, patienceMs, writeAndWaitForCard } from './desk-day.ts';
import type { RigStage } from './ground.ts';
import { untilRest } from './rest.ts';

/** Edits of many cards go out one after the other, a little more than a second apart. */
const quietMs = 3_000;

/** A desk at work while something goes wrong. */
export interface BusyDesk {
  readonly stage: RigStage;
  readonly crew: Crew;
  /** How many viewers write, each answered by a teammate of their own. */
  readonly viewers: number;
  /** Over so long the viewers write. */
  readonly writingMs: number;
  readonly random: SeededRandom;
  /** Goes wrong until `calm` is aborted, and puts everything right again before it resolves: how often it struck. */
  trouble(calm: AbortSignal): Promise<number>;
  /** Who else wrote because of the trouble. */
  others?(): readonly Visited[];
}

/**
 * Viewers write, teammates claim and answer, and trouble strikes as long as anybody writes and for a while after. Then
 * everything must come to its end: every viewer has one card, one owner and one message.
 */
export async function workThrough(work: BusyDesk): Promise<Verdict & { readonly strikes: number }> {
  const { stage, crew, viewers, writingMs, random } = work;
  if (viewers > clerks.length) throw new Error(`There are ${clerks.length} teammates for ${viewers} viewers`);
  const names = Array.from({ length: viewers }, (_, index) => `viewer.${index + 1}`);
  const faults: string[] = [];
  const calm = new AbortController();
  const strikes = work.trouble(calm.signal);
  strikes.catch(() => {}); // thrown below
  const visits = names.map(async (viewer, index) => {
    const visit = { stage, viewer, by: clerks[index] ?? '' };
    await passing(random.between(0, writingMs));
    if (crew.size > 1) crew.tell(index % crew.size);
    await writeAndWaitForCard(visit);
    await claim(visit);
    await answer(visit);
  });
  await passing(writingMs * 1.2);
  calm.abort();
  const count = await strikes;
  await crew.untilReady();
  for (const visited of await Promise.allSettled(visits)) {
    if (visited.status === 'rejected') faults.push(String(visited.reason));
  }
  await untilRest(stage, patienceMs, quietMs).catch((fault: unknown) => faults.push(String(fault)));
  faults.push(...(await crew.stop()));
  const { doubles, losses } = await audit(stage, [
    ...names.map((viewer): Visited => ({ viewer, reached: 'answered' })),
    ...(work.others?.() ?? []),
  ]);
  return { strikes: count, doubles, losses: [...faults, ...losses] };
}
