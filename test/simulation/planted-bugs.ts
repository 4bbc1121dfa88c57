/** One mistake, as a change of the source: `find` stands in `file` exactly once. */
interface Change {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

export interface PlantedBug {
  readonly name: string;
  /** What somebody might think when making it. */
  readonly about: string;
  readonly changes: readonly Change[];
}

/** Mistakes that the simulation must find: each is a way in which the promises could be broken. */
export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'retry-on-timeout',
    about: 'No answer from Instagram: try again in ten seconds, as everybody does.',
    changes: [
      {
        file: 'src/integrations/instagram/tasks/send-touch.ts',
        find: ": { outcome: { kind: 'no-answer' }, answeredAt: now(), detail: error.message };",
        put: ': putOff(now(), notConnectedSeconds, error.message);',
      },
    ],
  },
  {
    name: 'send-again-what-was-begun',
    about: 'Its sender died, so it is sent by whoever finds it.',
    changes: [
      {
        file: 'src/domain/touch/begin-send.ts',
        find: "if (touch.status === 'sending') return lostSender(stores, account, touch, now);",
        put: "if (touch.status === 'sending') return { kind: 'send', touch, account };",
      },
    ],
  },
  {
    name: 'send-before-the-intent',
    about: 'Nothing is written down before Instagram has answered.',
    changes: [
      {
        file: 'src/domain/touch/begin-send.ts',
        find: '  await keep(stores, account, next, ourTurn, now);\n  if (next',
        put: "  if (next.status !== 'sending') await keep(stores, account, next, ourTurn, now);\n  if (next",
      },
    ],
  },
  {
    name: 'a-lease-that-never-ends',
    about: 'Whoever has begun a task may end it, however long it takes.',
    changes: [
      {
        file: 'src/integrations/schedule/task-runner.ts',
        find: 'const isOurs = (task: ClaimedTask) => clock.now() < task.leaseUntil;',
        put: 'const isOurs = (_task: ClaimedTask) => true;',
      },
    ],
  },
  {
    name: 'drop-the-fence',
    about: 'A task is known by its id; who claimed it last does not matter.',
    changes: [
      {
        file: 'src/integrations/postgres/end-task.ts',
        find: 'and fence = ${task.fence} and outcome is null',
        put: 'and outcome is null',
      },
    ],
  },
  {
    name: 'post-without-looking',
    about: 'A card whose posting nobody has heard of is posted again.',
    changes: [
      {
        file: 'src/domain/card/plan-publication.ts',
        find: "    case 'unknown':\n      return { kind: 'look' };",
        put: "    case 'unknown':\n      break;",
      },
    ],
  },
  {
    name: 'post-before-the-intent',
    about: 'That a card is about to be posted is not written down.',
    changes: [
      {
        file: 'src/bot/publisher/publication-step.ts',
        find: '  await stores.posts.save(intended);\n  return intended;',
        put: '  return intended;',
      },
    ],
  },
  {
    name: 'doubles-stay',
    about: 'A second card is nothing to look for.',
    changes: [
      {
        file: 'src/bot/publisher/find-doubles.ts',
        find: 'for (const { ts } of answer.messages) {',
        put: 'for (const { ts } of answer.messages.slice(0, 0)) {',
      },
      {
        file: 'src/bot/publisher/after-look.ts',
        find: 'for (const double of doubles) await',
        put: 'for (const double of doubles.slice(0, 0)) await',
      },
    ],
  },
  {
    name: 'limited-is-done',
    about: 'Slack asked us to wait: the next change will show it.',
    changes: [
      {
        file: 'src/bot/publisher/not-applied.ts',
        find: "return again(0, { notBefore: addSeconds(now, failure.retryAfterSeconds) }, 'Slack asked us to wait');",
        put: "return { outcome: 'done', lane: { pace } };",
      },
    ],
  },
  {
    name: 'forget-what-came-meanwhile',
    about: 'A task that is being worked on need not be scheduled again.',
    changes: [
      {
        file: 'src/integrations/postgres/task-store.ts',
        find: '          when ${move}::boolean then excluded.due_at\n          else least(task.again_at, excluded.due_at)',
        put: '          else null',
      },
    ],
  },
  {
    name: 'mark-before-reading',
    about: 'A delivery is marked as read first, so that nobody reads it twice.',
    changes: [
      {
        file: 'src/domain/delivery/read-deliveries.ts',
        find: '    const deliveries = await stores.deliveries.takeBegun(begun);\n',
        put: '    const deliveries = await stores.deliveries.takeBegun(begun);\n    await reading.desk.database.stores.deliveries.markRead(begun, reading.desk.clock.now());\n',
      },
    ],
  },
  {
    name: 'answer-before-storing',
    about: 'Meta is answered at once; what it sent is stored in a moment.',
    changes: [
      {
        file: 'src/integrations/instagram/webhook-route.ts',
        find: '      await keep(body);\n',
        put: '      keep(body).catch(() => {});\n',
      },
    ],
  },
  {
    name: 'one-bad-entry-spoils-all',
    about: 'What cannot be recorded fails the whole delivery.',
    changes: [
      {
        file: 'src/domain/delivery/read-deliveries.ts',
        find: '  if (!item.ok) return setAside(item.place, item.reason, item.detail, item.raw);',
        put: '  if (!item.ok) throw new Error(item.detail);',
      },
    ],
  },
  {
    name: 'claim-what-is-claimed',
    about: 'Whoever presses last has it.',
    changes: [
      {
        file: 'src/domain/lead/claim-lead.ts',
        find: "        : refuse({ kind: 'already-claimed', owner: lead.owner, claimedAt: lead.claimedAt });",
        put: '        : accept({ ...renewClaim(lead, now, leaseMinutes), owner: by });',
      },
    ],
  },
  {
    name: 'two-presses-two-messages',
    about: 'Every press of Send is a message of its own.',
    changes: [
      {
        file: 'src/domain/touch/request-send.ts',
        find: '    if (!before || !didNotGoOut.has(before.status)) return { pressKey: key, before };',
        put: '    if (!before) return { pressKey: key, before };',
      },
      {
        file: 'src/domain/touch/request-send.ts',
        find: "    if (underWay) return refuse({ kind: 'touch-under-way', touch: underWay });",
        put: '    void underWay;',
      },
    ],
  },
  {
    name: 'send-what-they-opted-out-of',
    about: 'Routes were checked when Send was pressed.',
    changes: [
      {
        file: 'src/domain/touch/begin-send.ts',
        find: '    if (lead && isClosed(lead)) return leadIsOver(stores, account, touch, now);\n',
        put: '',
      },
      {
        file: 'src/domain/suppression/suppress-viewer.ts',
        find: "  await stopWaiting(stores, account, viewer, { kind: 'opted-out' }, cause, now);\n",
        put: '',
      },
      {
        file: 'src/domain/touch/plan-routes.ts',
        find: '  if (person.suppression) return suppressed(person.suppression);\n  if (!account.hasApi)',
        put: '  void person;\n  if (!account.hasApi)',
      },
    ],
  },
  {
    name: 'opt-out-is-a-word-like-any',
    about: 'Somebody writes STOP, and it is a signal.',
    changes: [
      {
        file: 'src/domain/signal/record-signal.ts',
        find: 'if (event.text !== undefined && findOptOut(event.text)) return event.happenedAt;',
        put: '',
      },
    ],
  },
  {
    name: 'unsent-words-stay',
    about: 'The card is redrawn when something happens next.',
    changes: [
      {
        file: 'src/domain/signal/record-event.ts',
        find: '        await redrawWriters(desk, stores, account, event.message);\n      }\n      return;',
        put: '      }\n      return;',
      },
    ],
  },
  {
    name: 'the-card-comes-later',
    about: 'A claim is shown when the card is next redrawn.',
    changes: [
      {
        file: 'src/domain/lead/after-lead-change.ts',
        find: '  await markCardStale(stores, account, lead, showAt);',
        put: "  if (lead.status !== 'claimed') await markCardStale(stores, account, lead, showAt);",
      },
    ],
  },
  {
    name: 'the-day-in-utc',
    about: 'A day is a day.',
    changes: [
      {
        file: 'src/domain/local-day.ts',
        find: '  return wallClock(at, timeZone).toISOString().slice(0, 10);',
        put: "  return (timeZone === '' ? wallClock(at, timeZone) : at).toISOString().slice(0, 10);",
      },
    ],
  },
  {
    name: 'warm-without-a-budget',
    about: 'Every Warm card is posted at once.',
    changes: [
      {
        file: 'src/domain/card/plan-publication.ts',
        find: "  if (lead.segment !== 'warm' || lead.status !== 'open' || postedAt.length < postsPerHour) return undefined;",
        put: '  if (postedAt.length >= 0) return undefined;',
      },
    ],
  },
  {
    name: 'no-limit-an-hour',
    about: 'Limits were checked when Send was pressed.',
    changes: [
      {
        file: 'src/domain/touch/limits.ts',
        find: "  return makesRoom ? { kind: 'not-before', at: leaves(makesRoom), because } : { kind: 'now' };",
        put: "  return makesRoom && because.kind === 'cold-day' ? { kind: 'not-before', at: leaves(makesRoom), because } : { kind: 'now' };",
      },
    ],
  },
  {
    name: 'parked-for-good',
    about: 'A channel that was archived comes back by itself.',
    changes: [
      {
        file: 'src/bot/publisher/probe-desk.ts',
        find: '      record: (stores) => stores.tasks.unpark(task.team, postLane(channel)),\n',
        put: '',
      },
    ],
  },
  {
    name: 'a-new-token-changes-nothing',
    about: 'What stood still for the old token waits for the next account.',
    changes: [
      {
        file: 'src/domain/team/connect-accounts.ts',
        find: '    await stores.tasks.unpark(account.team, instagramLane(account.id));\n',
        put: '',
      },
    ],
  },
  {
    name: 'deleted-means-post-again',
    about: 'A card that is gone is put back.',
    changes: [
      {
        file: 'src/bot/publisher/after-edit.ts',
        find: "stores.posts.save({ ...post, state: 'deleted', reason }),",
        put: 'stores.posts.save({ ...post, reason }),',
      },
    ],
  },
  {
    name: 'the-result-by-itself',
    about: 'What was learned is written in a transaction of its own, after the task has ended.',
    changes: [
      {
        file: 'src/integrations/schedule/task-runner.ts',
        find: '    wakeAt(await queue.end(task, how, lane, clock.now(), record));',
        put: '    wakeAt(await queue.end(task, how, lane, clock.now()));\n    void record;',
      },
    ],
  },
  {
    name: 'the-echo-is-somebody-else',
    about: 'An echo is a message that a teammate typed in the app.',
    changes: [
      {
        file: 'src/domain/touch/record-echo.ts',
        find: '  if (proven) {',
        put: '  if (proven && proven.attempt < 0) {',
      },
    ],
  },
  {
    name: 'not-found-is-not-sent',
    about: 'Looked for and not found: it did not arrive, so it goes again.',
    changes: [
      {
        file: 'src/domain/touch/settle-by-looking.ts',
        find: '  const now = desk.clock.now();\n  const current',
        put: "  const now = desk.clock.now();\n  await recordOutcome(desk, stores, account, touch.id, touch.attempt, { kind: 'put-off', until: now, why: { kind: 'back-off' } }, cause);\n  await stores.tasks.schedule({ team: touch.team, kind: 'send-touch', key: touch.id, dueAt: now, lane: `instagram-send:${account.id}` });\n  if (now) return;\n  const current",
      },
    ],
  },
];
