import { instagramIds } from '../instagram-ids.ts';
import { ImpossibleActError } from '../instagram-stage.ts';
import type { LocalInstagram } from '../local-instagram.ts';
import type { Viewer } from '../viewer.ts';
import { rawTraps } from './raw-traps.ts';
import type { DayPerson, DayStory, StoryDayAct } from './story-day-act.ts';

/** The ids that acts of the day made and later acts build on, as plain JSON. */
export type MadeIds = {
  stories: Partial<Record<DayStory, string>>;
  /** By label. */
  messages: Record<string, string>;
  picture: string | undefined;
};

export type StoryDayStage = {
  made(): MadeIds;
  storyIds: ReadonlyMap<DayStory, string>;
  /** Throws {@link ImpossibleActError} when what the act builds on is gone. */
  perform(act: StoryDayAct): Promise<void>;
};

/** Turns the recorded acts into acts on one account, remembering the ids they make. */
export function storyDayStage(
  instagram: LocalInstagram,
  accountId: string,
  earlier: MadeIds = { stories: {}, messages: {}, picture: undefined },
): StoryDayStage {
  const storyIds = new Map(Object.entries(earlier.stories) as [DayStory, string][]);
  const mids = new Map(Object.entries(earlier.messages));
  const rawIds = instagramIds(`raw ${instagram.clock.now().toISOString()}`);
  let pictureId = earlier.picture;

  const known = (id: string | undefined, what: string): string => {
    if (id === undefined) throw new ImpossibleActError(`The day has no ${what} yet.`);
    return id;
  };
  const storyId = (story: DayStory) => known(storyIds.get(story), `${story} story`);
  const mid = (label: string) => known(mids.get(label), `message "${label}"`);
  const remember = (label: string | undefined, made: { mid: string }) => {
    if (label !== undefined) mids.set(label, made.mid);
  };
  const meet = ({ username, language: _, ...profile }: DayPerson): Viewer =>
    instagram.viewer(username, profile, accountId);

  function now(act: Exclude<StoryDayAct, { kind: 'backwards' | 'together' | 'repeated' | 'raw' }>): void {
    switch (act.kind) {
      case 'post-story': {
        const { mediaType, caption, linkUrl } = act;
        const posted = instagram.postStory(
          { mediaType, caption, ...(linkUrl !== undefined && { linkUrl }) },
          accountId,
        );
        storyIds.set(act.story, posted.storyId);
        break;
      }
      case 'post-picture':
        pictureId = instagram.postMedia('FEED', { caption: act.caption }, accountId).mediaId;
        break;
      case 'view':
        meet(act.viewer).viewStory(storyId(act.story), act.next);
        break;
      case 'story-reply': {
        const options = { withoutUrl: act.withoutUrl ?? false };
        remember(act.as, meet(act.viewer).replyToStory(storyId(act.story), act.text, options));
        break;
      }
      case 'dm':
        remember(act.as, meet(act.viewer).sendDm(act.content, act.options));
        break;
      case 'mention':
        meet(act.viewer).mentionInStory();
        break;
      case 'share':
        meet(act.viewer).shareStory(storyId(act.story));
        break;
      case 'comment':
        meet(act.viewer).comment(act.on === 'picture' ? known(pictureId, 'picture') : storyId(act.on), act.text);
        break;
      case 'quick-reply':
        meet(act.viewer).tapQuickReply(act.title, act.payload);
        break;
      case 'ice-breaker':
        meet(act.viewer).tapIceBreaker(act.title, act.payload);
        break;
      case 'ig-me-link':
        meet(act.viewer).openIgMeLink(act.ref);
        break;
      case 'react':
        meet(act.viewer).reactTo(mid(act.to), act.reaction, act.emoji);
        break;
      case 'unreact':
        meet(act.viewer).unreact(mid(act.to));
        break;
      case 'unsend':
        meet(act.viewer).unsend(mid(act.message));
        break;
      case 'edit':
        meet(act.viewer).edit(mid(act.message), act.text);
        break;
      case 'see':
        meet(act.viewer).see(mid(act.message), { withoutParties: act.withoutParties ?? false });
        break;
      case 'follow':
        meet(act.viewer).follow(storyId(act.story));
        break;
      case 'visit-profile':
        meet(act.viewer).visitProfile(storyId(act.story));
        break;
      case 'answer-in-app':
        remember(act.as, instagram.typeInApp(act.viewer.username, act.text, accountId));
        break;
      case 'comment-as-owner':
        instagram.commentAsOwner(known(pictureId, 'picture'), act.text, accountId);
        break;
      case 'note-to-self':
        instagram.noteToSelf(act.text, accountId);
        break;
    }
  }

  function immediately(acts: StoryDayAct[]): void {
    for (const act of acts) {
      if (act.kind === 'backwards' || act.kind === 'together' || act.kind === 'repeated' || act.kind === 'raw') {
        throw new Error(`A group of acts cannot hold "${act.kind}".`);
      }
      now(act);
    }
  }

  return {
    storyIds,
    made: () => ({
      stories: Object.fromEntries(storyIds),
      messages: Object.fromEntries(mids),
      picture: pictureId,
    }),
    async perform(act) {
      switch (act.kind) {
        case 'backwards':
          await instagram.batched(() => immediately(act.acts), { order: 'reversed', perPost: 1 });
          return;
        case 'together':
          await instagram.batched(() => immediately(act.acts));
          return;
        case 'repeated': {
          const [first] = await instagram.batched(() => immediately([act.act]));
          for (let copy = 0; first !== undefined && copy < act.copies; copy += 1) await instagram.redeliver(first);
          return;
        }
        case 'raw': {
          const viewer = meet(act.viewer);
          const scene = {
            accountId,
            igsid: viewer.igsid,
            username: viewer.username,
            now: instagram.clock.now(),
            write: (text: string) => viewer.sendDm(text, { told: 'never' }).mid,
            strangeMid: () => rawIds.mid(accountId),
            commentId: rawIds.comment,
            mediaId: rawIds.media,
          };
          await instagram.deliver(rawTraps[act.trap](scene));
          return;
        }
        default:
          now(act);
      }
    },
  };
}
