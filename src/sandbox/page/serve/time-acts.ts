import { z } from 'zod';
import { jumpLabel, jumpNames, jumpTarget } from '../../time-jumps.ts';
import { untilQuiet } from '../../until-quiet.ts';
import { type Act, act } from './act.ts';
import { ActRefused } from './act-refused.ts';

/** What a person does to the sandbox's time, by the name under which the page posts it. */
export const timeActs: Record<string, Act> = {
  /**
   * Goes on from a later time; what is due by then happens now. First everybody finishes what they are about: a press
   * that waits for its receipt would find three seconds long gone, and a call under way the lease of its task.
   */
  jump: act(z.object({ to: z.enum(jumpNames) }), async ({ to }, { clock, slack, instagram, zone }) => {
    await untilQuiet([slack, instagram]);
    const target = jumpTarget(to, { now: clock.now(), stories: instagram.stories(), zone });
    if (target === undefined) throw new ActRefused(`“${jumpLabel(to)}”: no story is up for that.`);
    clock.jumpTo(target);
    return {};
  }),

  'start-over': act(z.object({}), async (_, { startOver }) => {
    await startOver();
    return {};
  }),
};
