import type { LocalInstagram } from './instagram/local-instagram.ts';
import type { LocalSlack } from './slack/local-slack.ts';

type StandIns = { slack: LocalSlack; instagram: LocalInstagram };

type FaultSwitch = {
  label: string;
  /** Has the stand-ins misbehave; returns how to stop it. */
  arm(standIns: StandIns): (() => void)[];
};

const random = Math.random;
const untilSwitchedOff = { times: Number.POSITIVE_INFINITY };

/**
 * What can go wrong outside, as a person switches it on to see how the product bears it. Of Slack's faults one meets a
 * call, the first that is armed: so they stand here from rare to frequent, or a slow Slack would never refuse anything.
 */
const switches = {
  'slack-answer-lost': {
    label: 'Every second post’s answer from Slack is lost',
    arm: ({ slack }) => [slack.faults.add({ kind: 'answer-lost', method: 'chat.postMessage', rate: 1 / 2, random })],
  },
  'slack-429': {
    label: 'Slack tells four in ten posts and edits to wait (429)',
    arm: ({ slack }) =>
      ['chat.postMessage', 'chat.update'].map((method) =>
        slack.faults.add({ kind: 'rate-limited', retryAfterSeconds: 5, method, rate: 2 / 5, random }),
      ),
  },
  'slack-slow': {
    label: 'Slack takes 2 to 4 seconds for every call',
    arm: ({ slack }) => [
      slack.faults.add({ kind: 'delay', ms: 2_000, method: '*', rate: 1 / 3, random }),
      slack.faults.add({ kind: 'delay', ms: 3_000, method: '*', rate: 1 / 2, random }),
      slack.faults.add({ kind: 'delay', ms: 4_000, method: '*' }),
    ],
  },
  'webhooks-twice': {
    label: 'Each webhook comes twice',
    arm: ({ instagram }) => [instagram.faults.add({ kind: 'duplicate', ...untilSwitchedOff })],
  },
  'webhooks-again': {
    label: 'Each webhook comes again after 5 seconds',
    arm: ({ instagram }) => [instagram.faults.add({ kind: 'repeat', afterMs: 5_000, ...untilSwitchedOff })],
  },
  'instagram-answer-lost': {
    label: 'The answer to every message we send on Instagram is lost',
    arm: ({ instagram }) => [
      instagram.faults.add({ kind: 'answer-lost', method: 'POST', path: /\/messages$/, ...untilSwitchedOff }),
    ],
  },
} satisfies Record<string, FaultSwitch>;

export type FaultName = keyof typeof switches;
export const faultNames = Object.keys(switches) as [FaultName, ...FaultName[]];

/** The switches of one sandbox. They are off at each start: a restart is a way out of every fault. */
export type FaultSwitches = {
  all(): { name: FaultName; label: string; isOn: boolean }[];
  set(name: FaultName, isOn: boolean): void;
  /** Calls `listener` after each change; returns how to stop. */
  onChange(listener: () => void): () => void;
};

export function faultSwitches(standIns: StandIns): FaultSwitches {
  const listeners = new Set<() => void>();
  const on = new Set<FaultName>();
  let disarm: (() => void)[] = [];

  return {
    all: () => faultNames.map((name) => ({ name, label: switches[name].label, isOn: on.has(name) })),
    set(name, isOn) {
      if (isOn) on.add(name);
      else on.delete(name);
      for (const stop of disarm) stop();
      disarm = faultNames.filter((each) => on.has(each)).flatMap((each) => switches[each].arm(standIns));
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
