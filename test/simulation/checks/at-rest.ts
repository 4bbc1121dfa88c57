import { subjectMessage } from '../../../src/bot/publisher/read-subject.ts';
import { cardOf, subjectParts } from '../../../src/domain/card/post.ts';
import type { Digest } from '../../../src/domain/digest/digest-store.ts';
import { viewerId } from '../../../src/domain/ids.ts';
import { isClosed } from '../../../src/domain/lead/lead.ts';
import type { DeskSettings } from '../../../src/domain/team/settings.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import type { BookedEvent, Books } from '../books.ts';
import { optOutWords } from '../viewers.ts';
import { accountZone, messagesOnDesks, type Outside, usernameOf } from '../world.ts';
import { difference } from './difference.ts';
import type { Rule } from './violations.ts';
import { clocksDifferMs, type Posted, subjectOf } from './watch.ts';

export interface RestGround {
  readonly outside: Outside;
  readonly books: Books;
  readonly settings: DeskSettings;
  /** What left for Instagram, whatever became of it. */
  readonly posted: readonly Posted[];
  readonly startedAt: Date;
  readonly now: Date;
  readonly report: (rule: Rule, detail: string) => void;
}

const minute = 60_000;
const hour = 60 * minute;

/** Compares the books with what happened outside, after everything has been healed for hours. */
export async function checkAtRest(ground: RestGround): Promise<void> {
  const touches = await ground.books.touches();
  await checkPosted(ground, touches);
  checkDeliveries(ground, touches);
  await checkSettled(ground, touches);
  await checkLeads(ground);
  await checkCards(ground);
  await checkEvents(ground, touches);
  await checkIntake(ground);
  await checkDigests(ground);
  await checkQueues(ground);
  checkUnsent(ground);
  await checkAnsweredInApp(ground);
  await checkOptOuts(ground);
  await checkBegun(ground, touches);
  checkSending(ground);
  await checkWarmBudget(ground);
  await checkPlaces(ground);
}

/** How often each text reached each person through the API. */
function deliveredCounts({ outside }: RestGround): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { route, accountId, username, text } of outside.instagram.ledger.sentMessages) {
    if (route === 'app') continue;
    const key = `${accountId} to ${username}: ${text}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const isOut = ({ status }: Touch) => status === 'sent' || status === 'seen';
const surelyNotOut = ({ status }: Touch) => status === 'refused' || status === 'cancelled';

/** Words that a teammate typed: no two write the same. */
const isWrittenOnce = /\(\w{3} \d+\)$/;

function checkDeliveries(ground: RestGround, touches: readonly Touch[]): void {
  const counts = deliveredCounts(ground);
  const groups = Map.groupBy(
    touches.filter(({ route }) => route !== 'by_hand'),
    (touch) => `${touch.account} to ${usernameOf(ground.outside, touch.viewer)}: ${touch.text}`,
  );
  for (const [key, count] of counts) {
    const those = groups.get(key) ?? [];
    const possible = those.filter((touch) => !surelyNotOut(touch) && touch.status !== 'waiting').length;
    if (count > those.filter(({ attempt }) => attempt > 0).length) {
      ground.report(
        'a touch is delivered at most once',
        `“${key}” arrived ${count} times for ${those.length} touches (${those.map(({ id, status }) => `${id} ${status}`).join(', ')})`,
      );
    } else if (count > possible) {
      ground.report(
        'what is said of a touch is true',
        `“${key}” arrived ${count} times, but the books say ${those.map(({ id, status }) => `${id} ${status}`).join(', ')}`,
      );
    }
  }
  for (const [key, count] of counts) {
    if (count > 1 && isWrittenOnce.test(key)) {
      ground.report('a touch is delivered at most once', `“${key}” was written once and arrived ${count} times`);
    }
  }
  for (const [key, those] of groups) {
    const said = those.filter((touch) => isOut(touch));
    const arrived = counts.get(key) ?? 0;
    if (said.length > arrived) {
      ground.report(
        'what is said of a touch is true',
        `${said.map(({ id }) => id).join(', ')} are said to have gone out, “${key}” arrived ${arrived} times`,
      );
    }
  }
}

/** Each attempt is one request, and no words leave more often than they were attempted. */
async function checkPosted({ books, posted, report }: RestGround, touches: readonly Touch[]): Promise<void> {
  const accounts = await books.stores.accounts.all();
  const left = new Map<string, number>();
  for (const { to, text } of posted) left.set(`${to} ${text}`, (left.get(`${to} ${text}`) ?? 0) + 1);
  const attempts = new Map<string, number>();
  for (const touch of touches) {
    const account = accounts.find(({ id }) => id === touch.account);
    const igsid = account && (await books.stores.viewers.igsid(account, touch.viewer));
    const to = touch.comment?.replace(/^comment:/, '') ?? igsid;
    attempts.set(`${to} ${touch.text}`, (attempts.get(`${to} ${touch.text}`) ?? 0) + touch.attempt);
  }
  for (const [words, count] of left) {
    const most = attempts.get(words) ?? 0;
    if (count > most)
      report('a touch is delivered at most once', `“${words}” left ${count} times, for ${most} attempts`);
  }
}

async function checkSettled({ books, now, report }: RestGround, touches: readonly Touch[]): Promise<void> {
  const rule = 'every touch is settled or waits in sight';
  const planned = new Set((await books.tasks()).filter(({ kind }) => kind === 'send-touch').map(({ key }) => key));
  for (const touch of touches) {
    const { id, status } = touch;
    if (status === 'sending') report(rule, `${id} is still being sent`);
    if (status === 'unknown' && touch.lookedAt === undefined) report(rule, `${id} is unknown, and nobody has looked`);
    if (status !== 'waiting') continue;
    if (touch.until && touch.until.getTime() < now.getTime() - 30 * minute) {
      report(rule, `${id} waits since ${touch.until.toISOString()}: ${touch.why.kind}`);
    }
    if (touch.until && !planned.has(id))
      report(rule, `${id} waits until ${touch.until.toISOString()}, and nobody will send it`);
    if (!touch.until && touch.why.kind !== 'account-paused') report(rule, `${id} waits for nothing: ${touch.why.kind}`);
  }
}

/** What ends by itself has ended. */
async function checkLeads({ books, now, report }: RestGround): Promise<void> {
  const overdue = now.getTime() - 30 * minute;
  for (const lead of await books.leads()) {
    if (lead.status === 'claimed' && lead.leaseUntil.getTime() < overdue) {
      report('queues come to rest', `the claim of ${lead.id} ended at ${lead.leaseUntil.toISOString()}`);
    }
    if (lead.status === 'snoozed' && lead.snoozedUntil.getTime() < overdue) {
      report('queues come to rest', `${lead.id} was to come back at ${lead.snoozedUntil.toISOString()}`);
    }
  }
}

async function checkCards({ outside, books, settings, now, report }: RestGround): Promise<void> {
  const deletedByPeople = new Set(outside.deletedByPeople);
  const standing = Map.groupBy(
    messagesOnDesks(outside).filter(
      ({ deletedAt, metadata }) => deletedAt === undefined && metadata?.event_type === 'storydesk_card',
    ),
    (message) => String(message.metadata?.event_payload.lead_id),
  );
  const posts = new Map((await books.posts()).map((post) => [post.subject, post]));
  for (const lead of await books.leads()) {
    const messages = standing.get(lead.id) ?? [];
    const post = posts.get(cardOf(lead.id));
    const mayBeAway = post?.state === 'listed' || isClosed(lead);
    if (messages.length > 1)
      report('a lead has one card', `${lead.id} has ${messages.length}: ${messages.map(({ ts }) => ts).join(', ')}`);
    const isTakenAway = post?.messageTs !== undefined && deletedByPeople.has(post.messageTs);
    if (messages.length === 0 && isTakenAway && post.state !== 'deleted' && post.shownVersion !== lead.version) {
      const wanted = await subjectMessage(books.stores, settings, lead.team, cardOf(lead.id), now);
      // Else nobody has had a reason to touch it since.
      if (wanted?.hash !== post.shownHash)
        report('a lead has one card', `that of ${lead.id} was deleted, and is said to be ${post.state}`);
    }
    if (messages.length === 0 && !mayBeAway && !isTakenAway)
      report(
        'a lead has one card',
        `${lead.id} (${lead.status}) has none: ${post?.state ?? 'never wanted'} ${post?.reason ?? ''}`,
      );
    const [message] = messages;
    if (post?.state === 'deleted' && message)
      report('a lead has one card', `${lead.id} has one that is said to be deleted`);
    if (!message) continue;
    const wanted = await subjectMessage(books.stores, settings, lead.team, cardOf(lead.id), now);
    const differs = wanted && difference(message, wanted.message);
    if (differs && difference(message, wanted.plain)) {
      report(
        'a card shows the state of its lead',
        `${lead.id} (${lead.status}, version ${lead.version}) shows ${differs}`,
      );
    }
  }
  for (const [lead] of standing) {
    if (!(await books.leads()).some(({ id }) => id === lead))
      report('a lead has one card', `a card of ${lead}, whom nobody knows`);
  }
}

async function checkEvents({ books, report }: RestGround, touches: readonly Touch[]): Promise<void> {
  const leads = await books.leads();
  const events = await books.leadEvents();
  checkRows('lead', new Map(leads.map(({ id, version }) => [id, version])), events, report);
  checkRows('touch', new Map(touches.map(({ id, version }) => [id, version])), await books.touchEvents(), report);
  for (const [lead, row] of Map.groupBy(events, ({ of }) => of)) checkOwners(lead, row, report);
}

function checkRows(
  what: string,
  versions: ReadonlyMap<string, number>,
  events: readonly BookedEvent[],
  report: RestGround['report'],
): void {
  const rule = 'every change has a cause, in one unbroken row';
  const byId = Map.groupBy(events, ({ of }) => of);
  for (const [id, version] of versions) {
    const row = (byId.get(id) ?? []).map((event) => event.version).toSorted((a, b) => a - b);
    if (row.at(-1) !== version) report(rule, `${what} ${id} is at version ${version}, its last event at ${row.at(-1)}`);
    if (row.some((each, index) => each !== index + 1)) report(rule, `${what} ${id} has versions ${row.join(' ')}`);
  }
  for (const { of, cause, version } of events)
    if (cause === '') report(rule, `${what} ${of} has no cause at ${version}`);
}

/** After these nobody has the lead. */
const freeing: readonly string[] = [
  'released',
  'lease-ended',
  // Whoever put off a claim has it no more when it comes back.
  'woken',
  'reopened',
  'dismissed',
  'suppressed',
  'won',
  'lost',
  'merged',
  'opened',
];

/** Nobody claims what somebody else holds. */
function checkOwners(lead: string, row: readonly BookedEvent[], report: RestGround['report']): void {
  let owner: string | undefined;
  for (const { kind, actor, version } of row.toSorted((a, b) => a.version - b.version)) {
    if (kind === 'claimed') {
      if (owner !== undefined && owner !== actor) {
        report('a lead has one owner at a time', `${lead}: ${actor} claims at version ${version} what ${owner} has`);
      }
      owner = actor;
    } else if (kind === 'contacted') {
      owner ??= actor;
    } else if (kind === 'passed') {
      if (actor === owner) owner = undefined;
    } else if (freeing.includes(kind)) {
      owner = undefined;
    }
  }
}

async function checkIntake({ outside, books, report }: RestGround): Promise<void> {
  for (const [id, { isRead }] of await books.deliveries()) {
    if (!isRead) report('what was stored is read', `delivery ${id} is unread`);
  }
  const known = await books.signalMessages();
  const told = new Set(['dm', 'story_reply', 'mention', 'quick_reply']);
  for (const { kind, mid, actor } of outside.instagram.ledger.acts) {
    if (mid === undefined || !told.has(kind)) continue;
    if (!known.has(mid)) report('every word of a viewer is known', `${actor} ${kind} ${mid}`);
  }
}

/** The calendar of the account's zone, by another way than the product's. */
const localDay = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: accountZone }).format(at);
const dayMs = 24 * hour;
/** A digest is due once a day; whoever mends what was broken has so long. */
const digestPatienceMs = 3 * hour;

async function checkDigests(ground: RestGround): Promise<void> {
  const digests = await ground.books.digests();
  for (const { channel } of ground.outside.desks)
    checkDigestsOf(
      ground,
      channel,
      digests.filter((digest) => digest.channel === channel),
    );
}

function checkDigestsOf(
  { outside, settings, startedAt, now, report }: RestGround,
  channel: string,
  digests: readonly Digest[],
): void {
  const standing = new Map<string, number>();
  for (const message of outside.slack.messagesIn(channel)) {
    if (message.metadata?.event_type !== 'storydesk_digest' || message.deletedAt !== undefined) continue;
    const subject = subjectOf(message) ?? '';
    standing.set(subject, (standing.get(subject) ?? 0) + 1);
  }
  for (const [subject, count] of standing) {
    if (count > 1) report('a digest is posted once a day', `${subject} stands ${count} times`);
  }
  for (const { day } of digests) {
    const isThere = [...standing.keys()].some((subject) => subject.includes(day)) || outside.deletedByPeople.length > 0;
    if (!isThere) report('every day has its digest', `the one about ${day} does not stand`);
  }
  for (const { day, asOf, askedBy } of digests) {
    const at = new Intl.DateTimeFormat('en-GB', { timeZone: accountZone, timeStyle: 'short' }).format(asOf);
    if (askedBy === undefined && at !== settings.digest.at)
      report('a digest comes at its time', `the one about ${day} at ${at}, not ${settings.digest.at}`);
    const due = localDay(new Date(asOf.getTime() - dayMs));
    if (day !== due)
      report('a digest is about the day before', `the digest of ${asOf.toISOString()} is about ${day}, not ${due}`);
  }
  // The first is that of the first whole day; the last one whose time came hours ago.
  for (let at = startedAt.getTime() + dayMs; at < now.getTime() - digestPatienceMs; at += hour) {
    const time = new Intl.DateTimeFormat('sv-SE', { timeZone: accountZone, hour: '2-digit', minute: '2-digit' });
    if (time.format(new Date(at)).slice(0, 2) !== settings.digest.at?.slice(0, 2)) continue;
    const day = localDay(new Date(at - dayMs));
    if (!digests.some((digest) => digest.day === day)) report('every day has its digest', `none about ${day}`);
  }
}

async function checkQueues({ books, now, report }: RestGround): Promise<void> {
  const tasks = await books.tasks();
  // A task a lead for each kind there is of it, and some for stories and accounts; never one for each thing that happens.
  const bound = 4 * ((await books.leads()).length + (await books.touches()).length) + 100;
  if (tasks.length > bound) report('queues come to rest', `${tasks.length} tasks wait, for ${bound} at most`);
  for (const { kind, key, dueAt, isParked } of tasks) {
    if (isParked) report('queues come to rest', `${kind} ${key} waits in a parked lane`);
    else if (dueAt.getTime() < now.getTime() - 20 * minute)
      report('queues come to rest', `${kind} ${key} is due since ${dueAt.toISOString()}`);
  }
}

/** Nobody is said to have been answered in the app who was not. */
async function checkAnsweredInApp({ outside, books, report }: RestGround): Promise<void> {
  const typed = outside.instagram.ledger.sentMessages.filter(({ route }) => route === 'app');
  const leads = await books.leads();
  for (const { of, kind, at } of await books.leadEvents()) {
    const lead = kind === 'answered-in-app' ? leads.find(({ id }) => id === of) : undefined;
    const name = lead && usernameOf(outside, lead.viewer);
    const isTyped = typed.some(
      (message) =>
        message.username === name &&
        message.accountId === lead?.account &&
        message.at.getTime() < at.getTime() + clocksDifferMs,
    );
    if (name !== undefined && !isTyped)
      report('what is said of a lead is true', `${of}: ${name} is said to have been answered in the app`);
  }
}

/** Words that were taken back are gone from every card and thread. */
function checkUnsent({ outside, report }: RestGround): void {
  const { instagram } = outside;
  const shown = messagesOnDesks(outside).filter(({ deletedAt }) => deletedAt === undefined);
  const unsent = new Set(instagram.ledger.acts.filter(({ kind }) => kind === 'unsend').map(({ mid }) => mid));
  for (const { mid, text, actor, kind } of instagram.ledger.acts) {
    if (kind === 'unsend' || mid === undefined || !unsent.has(mid) || !text || !/\(\d+\)$/.test(text)) continue;
    const words = JSON.stringify(text).slice(1, -1);
    const where = shown.find((message) => JSON.stringify([message.text, message.blocks]).includes(words));
    if (where) report('unsent words are shown nowhere', `“${text}” of ${actor} in ${subjectOf(where)}`);
  }
}

/** Who says STOP is left alone, until somebody opens their lead again. */
async function checkOptOuts({ outside, books, now, report }: RestGround): Promise<void> {
  const { instagram } = outside;
  const { accounts, viewers, suppressions } = books.stores;
  const known = await accounts.all();
  const leads = await books.leads();
  const events = await books.leadEvents();
  for (const { kind, text, actor, accountId, at } of instagram.ledger.acts) {
    if (kind !== 'dm' || !optOutWords.includes(text ?? '') || at.getTime() > now.getTime() - hour) continue;
    const account = known.find(({ id }) => id === accountId);
    if (!account) continue;
    // Whoever was first met by their id is named by it, whoever was first seen in a list by their user name.
    const byName = (await viewers.findByUserNames(account.team, account.id, [actor])).get(actor);
    const names = [`igsid:${instagram.viewer(actor, {}, accountId).igsid}`, `name:${actor}`].map(viewerId);
    const theirs = new Set(byName === undefined ? names : [byName, ...names]);
    const suppressed = await Promise.all([...theirs].map((viewer) => suppressions.find(account, viewer)));
    const isSuppressed = suppressed.some((found) => found !== undefined);
    const own = new Set(leads.filter(({ viewer }) => theirs.has(viewer)).map(({ id }) => String(id)));
    const isLifted = events.some((event) => own.has(event.of) && event.kind === 'reopened' && event.at > at);
    if (!isSuppressed && !isLifted) report('an opt-out is heeded', `${actor} said “${text}” at ${at.toISOString()}`);
  }
}

/** An opt-out bears the time at which its transaction began: it may wait for the row of somebody who stands still. */
const graceMs = 2 * minute;

/** Nothing is begun for somebody once it is written down that they want no more. */
async function checkBegun({ books, report }: RestGround, touches: readonly Touch[]): Promise<void> {
  const leads = await books.leads();
  const events = await books.leadEvents();
  const begun = (await books.touchEvents()).filter(({ kind }) => kind === 'sending');
  for (const { of, kind, at } of events) {
    if (kind !== 'suppressed') continue;
    const viewer = leads.find(({ id }) => id === of)?.viewer;
    const theirs = new Set(leads.filter((lead) => lead.viewer === viewer).map(({ id }) => String(id)));
    for (const send of begun) {
      const touch = touches.find(({ id }) => id === send.of);
      if (touch?.viewer !== viewer || send.at.getTime() < at.getTime() + graceMs) continue;
      const isLifted = events.some(
        (event) => theirs.has(event.of) && event.kind === 'reopened' && event.at > at && event.at < send.at,
      );
      if (!isLifted) report('nothing is sent after an opt-out', `${send.of} is begun at ${send.at.toISOString()}`);
    }
  }
}

/** What people did that lets us write to them, as Instagram has it. */
const opening: readonly string[] = [
  'dm',
  'story_reply',
  'mention',
  'quick_reply',
  'postback',
  'story_share',
  'referral',
];
const windowHours = 24;
const weekMs = 7 * 24 * hour;

/** Limits of the settings and windows of Instagram's, by what really arrived there. */
function checkSending(ground: RestGround): void {
  for (const { account } of ground.outside.desks) checkSendingOf(ground, account.id);
}

function checkSendingOf({ outside: { instagram }, settings, report }: RestGround, account: string): void {
  const isOurs = ({ accountId }: { readonly accountId?: string | undefined }) => accountId === account;
  const acts = instagram.ledger.acts.filter(isOurs);
  const ours = instagram.ledger.sentMessages.filter((message) => message.route !== 'app' && isOurs(message));
  checkPace(
    ours.map(({ at }) => at.getTime()),
    settings.sending.touchesPerHour,
    hour,
    (from, to) => report('budgets are kept', `more than ${settings.sending.touchesPerHour} messages ${from} to ${to}`),
  );
  for (const [name, theirs] of Map.groupBy(ours, ({ username }) => username)) {
    const wrote = acts.filter(({ actor, kind }) => actor === name && opening.includes(kind));
    const lastBefore = (at: Date) => wrote.filter((act) => act.at <= at).at(-1)?.at;
    // Between two of their messages ours are unanswered; those within a week count. What left at the moment at which they
    // wrote may have left before, by a clock that is off.
    const after = theirs.filter(({ at }) => at.getTime() - (lastBefore(at)?.getTime() ?? 0) > clocksDifferMs);
    for (const unanswered of Map.groupBy(after, ({ at }) => lastBefore(at)?.getTime()).values()) {
      checkPace(
        unanswered.map(({ at }) => at.getTime()),
        settings.sending.unansweredPerWeek,
        weekMs,
        (from, to) => report('budgets are kept', `${name} got too many unanswered messages ${from} to ${to}`),
      );
    }
  }
  // What Instagram refused as too late was sent all the same. Whether a reaction opens the window nobody knows but
  // Instagram: there its answer decides.
  for (const { body, answer, at } of instagram.ledger.calls.filter(isOurs)) {
    if (!isWindowClosed(answer)) continue;
    const igsid = (body as { recipient?: { id?: string } } | undefined)?.recipient?.id;
    const known = instagram.people(account);
    const name = known.find((each) => instagram.viewer(each, {}, account).igsid === igsid);
    // Also what they did at the same moment, which may have come first.
    const theirs = acts.filter(
      (act) => act.actor === name && act.at <= at && [...opening, 'reaction'].includes(act.kind),
    );
    const last = theirs.at(-1)?.at;
    if (last === undefined || at.getTime() - last.getTime() > windowHours * hour + minute) {
      report(
        'nothing is sent outside a window',
        `to ${name} at ${at.toISOString()}, who last did something at ${last?.toISOString()}`,
      );
    }
  }
}

/** Instagram's refusal of a message that comes too late. */
const windowClosed = 2534022;
const isWindowClosed = (answer: unknown) =>
  (answer as { error?: { error_subcode?: number } } | undefined)?.error?.error_subcode === windowClosed;

/** Tells of each run of more than `most` instants within `spanMs`; a send counts from when it was begun, so a minute less. */
function checkPace(
  instants: readonly number[],
  most: number,
  spanMs: number,
  tell: (from: string, to: string) => void,
): void {
  for (const [index, at] of instants.entries()) {
    const before = instants[index - most];
    if (before === undefined || at - before >= spanMs - minute) continue;
    tell(new Date(before).toISOString(), new Date(at).toISOString());
  }
}

/** Warm cards are posted within their budget; the others, and what somebody has, at once. */
async function checkWarmBudget({ outside, books, settings, report }: RestGround): Promise<void> {
  const events = await books.leadEvents();
  const wasTaken = (lead: string, by: Date) =>
    events.some(
      ({ of, kind, at }) => of === lead && at <= by && ['claimed', 'contacted', 'answered-in-app'].includes(kind),
    );
  const posts = await books.posts();
  const most = settings.rhythm.warmPostsPerHour;
  for (const { channel } of outside.desks) {
    const posted = posts.flatMap(({ kind, segment, channel: where, postedAt, subject }) => {
      const isWarm = kind === 'card' && segment === 'warm' && where === channel;
      return isWarm && postedAt && !wasTaken(subject.slice('card:'.length), postedAt) ? postedAt.getTime() : [];
    });
    checkPace(
      posted.toSorted((a, b) => a - b),
      most,
      hour,
      (from, to) => report('budgets are kept', `more than ${most} Warm cards ${from} to ${to}`),
    );
  }
}

/** Whatever is ours stands on the desk it belongs to, or in somebody's own messages. */
async function checkPlaces({ outside, books, report }: RestGround): Promise<void> {
  const leads = new Map((await books.leads()).map(({ id, account }) => [String(id), String(account)]));
  for (const { id, members } of outside.slack.channels) {
    const desk = outside.desks.find(({ channel }) => channel === id);
    if (!desk && members.length <= 2) continue;
    for (const { fromBot, text, metadata } of outside.slack.messagesIn(id)) {
      if (!fromBot) continue;
      if (!desk) report('nobody else’s channel is written to', `${id}: ${text}`);
      const account = leads.get(String(metadata?.event_payload.lead_id));
      if (desk && account !== undefined && account !== desk.account.id)
        report('nobody else’s channel is written to', `${id} shows what belongs to ${account}: ${text}`);
    }
  }
  for (const { subject, channel } of await books.posts()) {
    const about = subjectParts(subject);
    const desk = outside.desks.find((each) => each.channel === channel);
    if (about.kind === 'board' && about.account !== desk?.account.id)
      report('nobody else’s channel is written to', `${channel} has ${subject}`);
  }
}
