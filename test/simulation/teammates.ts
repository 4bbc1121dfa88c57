import { actionIds, callbackIds } from '../../src/bot/messages/action-ids.ts';
import { everyElement } from '../../src/sandbox/slack/block-kit/elements-in-blocks.ts';
import type { JsonObject } from '../../src/sandbox/slack/json-object.ts';
import type { Entries } from '../../src/sandbox/slack/people/fill-view.ts';
import type { Press } from '../../src/sandbox/slack/people/press.ts';
import type { Place } from '../../src/sandbox/slack/people/pressable.ts';
import type { View } from '../../src/sandbox/slack/views/view.ts';
import type { Message } from '../../src/sandbox/slack/workspace/message.ts';
import type { Chance } from './chance.ts';
import type { Rush } from './rush.ts';
import type { Timeline } from './timeline.ts';
import type { Outside } from './world.ts';

const minute = 60_000;

/** How often a button is pressed beside the others in sight. What decides about a message is told truly, or not at all. */
const weights: Readonly<Record<string, number>> = {
  [actionIds.claim]: 8,
  [actionIds.answer]: 10,
  [actionIds.useSuggestion]: 8,
  [actionIds.release]: 0.5,
  [actionIds.pass]: 0.5,
  [actionIds.won]: 1,
  [actionIds.confirmSent]: 10,
  [actionIds.confirmNotSent]: 10,
  [actionIds.cancelSend]: 1,
  [actionIds.captureViewers]: 6,
};

const answering: readonly string[] = [actionIds.answer, actionIds.useSuggestion];

const lines = [
  'It is 40 euros. Shall I keep one for you?',
  'Thank you! We have it in blue, too.',
  'With pleasure: tomorrow at ten?',
  'Here you are 🌿',
];

interface Choice {
  /** In a thread, with the message it hangs from. */
  readonly place: Place & { readonly root?: string };
  readonly actionId: string;
  readonly blockId: string;
  /** As it stood then. */
  readonly asSeen: Message | undefined;
  readonly value: string | undefined;
  /** Of a card. */
  readonly lead?: string;
  readonly weight: number;
}

export interface TeammateGround {
  readonly outside: Outside;
  readonly timeline: Timeline;
  readonly rush: Rush;
  readonly note: (line: string) => void;
}

/** What a teammate sees and does, again and again, at times of their own. */
export class Teammate {
  readonly id: string;
  readonly #outside: Outside;
  readonly #timeline: Timeline;
  readonly #chance: Chance;
  readonly #note: (line: string) => void;
  /** Milliseconds between two looks, on average, while a story is fresh, and else. */
  readonly #paceMs: { readonly rush: number; readonly quiet: number };
  readonly #rush: Rush;
  isActive = true;
  /** Those who see the same cards at the same moment. */
  others: readonly Teammate[] = [];
  #written = 0;
  /** What they have claimed, the last one last. */
  readonly #claimed: string[] = [];

  constructor(id: string, { outside, timeline, rush, note }: TeammateGround, chance: Chance) {
    this.id = id;
    this.#outside = outside;
    this.#timeline = timeline;
    this.#chance = chance;
    this.#note = note;
    this.#rush = rush;
    this.#paceMs = { rush: chance.between(4, 20) * minute, quiet: chance.between(240, 900) * minute };
  }

  start(): void {
    this.#timeline.after(this.#rush.wait(this.#timeline.now, this.#paceMs, this.#chance), () => {
      if (!this.isActive) return;
      void this.look().then(() => this.start());
    });
  }

  /** Does one thing, and what follows from it. */
  async look(): Promise<void> {
    const what = this.#chance.next();
    if (this.#claimed.length > 0 && this.#chance.chance(0.5)) await this.#press(this.#answersOfMine(), 'answers with');
    else if (what < 0.86) await this.#press(this.#choices(), 'presses');
    else if (what < 0.9)
      await this.#as()
        .openHome()
        .then(() => this.#press(this.#homeChoices(), 'presses at home'));
    else if (what < 0.93) await this.#as().shortcut('claim_next');
    else
      await this.#as().command(
        '/storydesk',
        this.#chance.pick(['next', 'mine', 'story', 'digest', 'help']),
        this.#chance.pick(this.#outside.desks).channel,
      );
    await this.#workOnViews();
  }

  #as() {
    return this.#outside.slack.as(this.id);
  }

  async #press(choices: readonly Choice[], how: string): Promise<void> {
    const choice = this.#pick(choices);
    if (!choice) return;
    this.#note(`${this.id} ${how} ${choice.actionId} ${choice.value ?? ''}`);
    const { blockId, value, place } = choice;
    const actionId = await this.#truly(choice);
    if (actionId === undefined) return;
    const act = { ...place, actionId, blockId, ...(value !== undefined && { value }) };
    const presses: Promise<unknown>[] = [this.#as().press(act)];
    if (this.#chance.chance(0.08)) presses.push(this.#as().press(act));
    if (actionId === actionIds.claim && choice.asSeen && this.#chance.chance(0.3)) {
      presses.push(this.#rivalPresses({ ...act, asSeen: choice.asSeen }));
    }
    await Promise.all(presses);
    if (actionId === actionIds.claim && 'ts' in place) {
      this.#claimed.push(place.root ?? place.ts);
      // Whoever claims answers, as a rule.
      if (this.#chance.chance(0.7)) {
        await this.#timeline.sleep(this.#chance.between(5, 60) * 1_000);
        await this.#press(this.#answersOfMine(), 'answers with');
        return;
      }
    }
    await this.#timeline.sleep(this.#chance.between(1, 20) * 1_000);
  }

  /** Somebody else wants the same one, and has not seen yet what the first press does. */
  async #rivalPresses(act: Press): Promise<void> {
    const rival = this.#chance.pick(this.others);
    await this.#timeline.sleep(this.#chance.between(0, 1_000));
    this.#note(`${rival.id} presses the same`);
    await rival.#as().press(act);
  }

  #choices(): Choice[] {
    const { slack, desks } = this.#outside;
    return desks.flatMap(({ channel }) =>
      slack
        .messagesIn(channel)
        .slice(-40)
        .filter(({ deletedAt, fromBot }) => fromBot && deletedAt === undefined)
        .flatMap((message) =>
          this.#choicesAt(
            { channel, ts: message.ts, ...(message.threadTs && { root: message.threadTs }) },
            message.blocks,
            message,
          ),
        ),
    );
  }

  /** Buttons that answer whoever they claimed last. */
  #answersOfMine(): Choice[] {
    const ts = this.#claimed.at(-1);
    return this.#choices().filter(
      ({ place, actionId }) => 'ts' in place && (place.ts === ts || place.root === ts) && answering.includes(actionId),
    );
  }

  #homeChoices(): Choice[] {
    const home = this.#outside.slack.home(this.id);
    return home ? this.#choicesAt({ viewId: home.id }, home.blocks) : [];
  }

  #choicesAt(place: Choice['place'], blocks: JsonObject[], message?: Message): Choice[] {
    return [...everyElement(blocks)].flatMap(({ element, block }): Choice[] => {
      const actionId = String(element.action_id);
      const weight = weights[actionId] ?? 0.4;
      const common = { place, actionId, blockId: String(block.block_id), asSeen: message && { ...message } };
      if (element.type === 'button') {
        const lead = String(message?.metadata?.event_payload.lead_id ?? '');
        return [{ ...common, lead, value: element.value === undefined ? undefined : String(element.value), weight }];
      }
      if (element.type !== 'overflow' || !Array.isArray(element.options)) return [];
      return element.options.map((option: JsonObject) => ({
        ...common,
        value: String(option.value),
        weight: 0.1,
      }));
    });
  }

  /** Whoever is asked whether a message went out looks into Instagram and says what is there. */
  async #truly({ actionId, lead }: Choice): Promise<string | undefined> {
    if (actionId !== actionIds.confirmSent && actionId !== actionIds.confirmNotSent) return actionId;
    const isThere = lead === undefined ? undefined : await this.seeToIt(lead);
    if (isThere === undefined) return undefined;
    return isThere ? actionIds.confirmSent : actionIds.confirmNotSent;
  }

  /**
   * Sends what a lead's card offers to be sent by hand, or not; else looks whether its unconfirmed message is in its
   * conversation. Says whether it is there then; undefined when nobody can tell.
   */
  seeToIt: (lead: string) => Promise<boolean | undefined> = async () => undefined;

  #pick(choices: readonly Choice[]): Choice | undefined {
    const all = choices.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.#chance.next() * all;
    return choices.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
  }

  /** Fills in what has opened, sends it off or closes it. */
  async #workOnViews(): Promise<void> {
    for (let step = 0; step < 4; step += 1) {
      const view = this.#outside.slack.openViews(this.id).at(-1);
      if (!view) return;
      await this.#timeline.sleep(this.#chance.between(3, 60) * 1_000);
      if (this.#outside.slack.openViews(this.id).at(-1)?.id !== view.id) continue;
      const callback = String(view.content.callback_id ?? '');
      const hasSubmit = view.content.submit !== undefined;
      if (!hasSubmit || this.#chance.chance(0.08)) {
        await this.#as().closeView(view.id);
        continue;
      }
      this.#note(`${this.id} submits ${callback}`);
      if (callback === callbackIds.composer) this.onSend(leadOf(view));
      const entries = this.#entriesFor(view);
      const sent = this.#as().submitView(view.id, entries);
      const again = this.#chance.chance(0.08) ? this.#as().submitView(view.id, entries) : undefined;
      const { error, fieldErrors } = await sent;
      await again;
      if (error === undefined) continue;
      this.#note(`${this.id} is told ${error} ${JSON.stringify(fieldErrors ?? {})}`);
      if (callback !== callbackIds.composer || this.#chance.chance(0.3)) await this.#as().closeView(view.id, 'x');
    }
    const left = this.#outside.slack.openViews(this.id).at(-1);
    if (left) await this.#as().closeView(left.id, 'x');
  }

  #entriesFor(view: View): Entries {
    const entries: Entries = {};
    for (const { element, block } of everyElement(view.blocks)) {
      if (block.type !== 'input') continue;
      const blockId = String(block.block_id);
      if (element.type === 'static_select' && Array.isArray(element.options)) {
        if (block.optional !== true) entries[blockId] = String(this.#chance.pick(element.options).value);
        continue;
      }
      if (element.type !== 'plain_text_input') continue;
      const standing = view.state[blockId]?.[String(element.action_id)]?.value;
      if (standing !== undefined && standing !== null && standing !== '' && this.#chance.chance(0.8)) continue;
      if (block.optional === true && this.#chance.chance(0.6)) continue;
      entries[blockId] = this.#words(String(view.content.callback_id), String(element.action_id));
    }
    return entries;
  }

  /** Gives the words for one input. */
  #words(callback: string, _action: string): string {
    if (callback === callbackIds.captureRead) return this.viewerNames();
    if (callback === callbackIds.won || callback === callbackIds.cost) return String(this.#chance.whole(1, 300));
    // No two write the same, so that what arrived is one message's.
    this.#written += 1;
    return `${this.#chance.pick(lines)} (${this.id.slice(2, 5)} ${this.#written})`;
  }

  /** Told just before they press Send, and for which lead. */
  onSend: (lead: string) => void = () => {};

  /** What stands in the list of viewers. */
  viewerNames: () => string = () => 'viewer.1';
}

const leadOf = ({ content }: View) => String(JSON.parse(String(content.private_metadata)).lead);
