import { z } from 'zod';
import { faultNames } from '../../fault-switches.ts';
import { type Act, act } from './act.ts';

/** Switches what goes wrong outside, by the name under which the page posts it. */
export const faultActs: Record<string, Act> = {
  fault: act(z.object({ name: z.enum(faultNames), isOn: z.boolean() }), ({ name, isOn }, { faults }) => {
    faults.set(name, isOn);
    return {};
  }),
};
