import type { Viewer } from '../../src/sandbox/instagram/viewer.ts';
import type { Chance } from './chance.ts';
import type { Rush } from './rush.ts';
import type { Timeline } from './timeline.ts';
import type { Outside } from './world.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const phrases = [
  'How much is it?',
  'So beautiful!',
  'Do you ship to Ghent?',
  'C’est combien ?',
  'Hoeveel kost het?',
  'Yes please',
  'thanks',
  '👏',
];
const emoji = ['😍', '🔥', '👏'];
export const optOutWords: readonly string[] = ['STOP', 'stop', 'désabonner'];

/** What the owner of the account and those who look at its stories do. */
export class Public {
  readonly #outside: Outside;
  readonly #timeline: Timeline;
  readonly #chance: Chance;
  readonly #note: (line: string) => void;
  readonly names: readonly string[];
  /** Those who only look. */
  readonly #quiet: readonly string[];
  readonly #rush: Rush;
  isActive = true;
  #said = 0;
  /** Of each account, by its id. */
  readonly #posts = new Map<string, string>();

  constructor(outside: Outside, timeline: Timeline, rush: Rush, chance: Chance, note: (line: string) => void) {
    this.#outside = outside;
    this.#timeline = timeline;
    this.#chance = chance;
    this.#note = note;
    this.#rush = rush;
    this.names = Array.from({ length: chance.whole(5, 16) }, (_, index) => `viewer.${index + 1}`);
    this.#quiet = Array.from({ length: chance.whole(2, 12) }, (_, index) => `looker.${index + 1}`);
  }

  /** Some of those who are in a list of viewers, as somebody reads them off. */
  viewerList(): string {
    return [...this.names, ...this.#quiet].filter(() => this.#chance.chance(0.5)).join('\n') || 'viewer.1';
  }

  /** Plans everything that happens within so many milliseconds. */
  plan(lengthMs: number): void {
    const { instagram, desks } = this.#outside;
    for (const { account } of desks) {
      for (const { from } of this.#rush.spans) this.#timeline.at(from, () => instagram.postStory({}, account.id));
      this.#timeline.after(this.#chance.next() * hour, () => {
        this.#posts.set(account.id, instagram.postMedia('FEED', {}, account.id).mediaId);
      });
    }
    const acts = this.#chance.whole(25, 70);
    for (let act = 0; act < acts; act += 1) {
      const at = this.#chance.chance(0.8)
        ? this.#rush.moment(this.#chance)
        : this.#timeline.now + this.#chance.next() * lengthMs;
      this.#timeline.at(at, () => this.#act());
    }
  }

  /** They do something just when we are about to write to them, or while what we wrote waits. */
  interrupt(name: string, account: string): void {
    const wait = this.#chance.chance(0.5) ? this.#chance.between(0, 8) * second : this.#chance.between(0, 40) * minute;
    this.#timeline.after(wait, () => {
      if (!this.isActive) return;
      const viewer = this.#outside.instagram.viewer(name, {}, account);
      const own = this.#written(name, account).at(-1);
      this.#note(`${name} does something meanwhile`);
      if (this.#chance.chance(0.25)) viewer.sendDm(this.#chance.pick(optOutWords));
      else if (own?.mid !== undefined && this.#chance.chance(0.4)) viewer.unsend(own.mid);
      else viewer.sendDm(this.#words());
    });
  }

  #act(): void {
    const name = this.#chance.pick(this.names);
    const { instagram, desks } = this.#outside;
    const { account } = this.#chance.pick(desks);
    const viewer = instagram.viewer(name, {}, account.id);
    const story = instagram.stories(account.id)[0]?.id;
    const post = this.#posts.get(account.id);
    const inbox = viewer.inbox().filter(({ isUnsent }) => !isUnsent);
    const own = this.#written(name, account.id);
    const what = this.#chance.next();
    const said = (kind: string) => this.#note(`${name} ${kind}`);
    if (what < 0.34) {
      viewer.sendDm(this.#words());
      said('writes');
    } else if (what < 0.44 && story) {
      viewer.replyToStory(story, this.#words());
      said('replies to a story');
    } else if (what < 0.5 && story) {
      viewer.replyToStory(story, this.#chance.pick(emoji));
      said('reacts to a story');
    } else if (what < 0.56 && post) {
      viewer.comment(post, this.#words());
      said('comments');
    } else if (what < 0.6) {
      viewer.mentionInStory();
      said('mentions us');
    } else if (what < 0.66 && story) {
      viewer.viewStory(story);
      said('looks');
    } else if (what < 0.74 && inbox.length > 0) {
      this.#answer(viewer, inbox.at(-1)?.mid ?? '');
      said('reads or answers');
    } else if (what < 0.8 && own.length > 0) {
      const { mid = '' } = this.#chance.pick(own);
      if (this.#chance.chance(0.5)) viewer.unsend(mid);
      else viewer.edit(mid, this.#words());
      said('takes back or edits');
    } else if (what < 0.84) {
      viewer.sendDm(this.#chance.pick(optOutWords));
      said('opts out');
    } else if (what < 0.9) {
      instagram.typeInApp(name, 'I answer from my phone.', account.id);
      said('is answered in the app');
    } else {
      viewer.sendDm(this.#words());
      viewer.sendDm(this.#words());
      said('writes twice');
    }
  }

  /** What they wrote to an account, in order. */
  #written(name: string, account: string) {
    return this.#outside.instagram.ledger.acts.filter(
      ({ actor, accountId, mid }) => actor === name && accountId === account && mid !== undefined,
    );
  }

  /** No two say the same, so that what was said can be found again. */
  #words(): string {
    this.#said += 1;
    return `${this.#chance.pick(phrases)} (${this.#said})`;
  }

  #answer(viewer: Viewer, mid: string): void {
    viewer.see(mid);
    if (this.#chance.chance(0.5)) viewer.reactTo(mid);
    else viewer.sendDm(this.#words(), { replyTo: mid });
  }
}
