import type { DayPlayer } from '../../day-player.ts';
import type { WebhookDelivery, WorldAct } from '../../instagram/instagram-ledger.ts';
import type { LocalInstagram } from '../../instagram/local-instagram.ts';
import type { LocalSlack } from '../../slack/local-slack.ts';
import { initialOf, toneOf } from '../draw/avatar.ts';
import { type Html, html } from '../html.ts';
import { actWords } from './act-words.ts';
import { drawControls, drawProgress } from './day-controls.ts';
import { drawFrames, drawOwnStories, drawRings } from './phone-stories.ts';
import { type Piece, piece } from './piece.ts';

const mostActs = 12;

/** The Instagram side, the recorded day, and how the product copes. The same for everybody. */
export function instagramPieces(instagram: LocalInstagram, slack: LocalSlack, day: DayPlayer): Piece[] {
  const { username } = instagram.account();
  const stories = instagram
    .stories()
    .map((story) => ({ ...story, pictureUrl: `${instagram.url}/cdn/media/${story.id}` }));
  return [
    piece('day-progress', drawProgress(day)),
    piece('day-controls', drawControls(day.status())),
    piece('story-rings', drawRings(stories, username)),
    piece('story-frames', drawFrames(stories, username)),
    piece('stories', drawOwnStories(stories)),
    piece('acts', drawActs(instagram)),
    piece('viewer-names', drawNames(instagram)),
    piece('health', drawHealth(instagram.ledger.deliveries, slack)),
  ];
}

/** Who did what last; watching is counted beside the story instead. Words that were unsent are gone here too. */
function drawActs({ ledger }: LocalInstagram): Html {
  const latest = ledger.acts.filter(({ kind }) => kind !== 'view').slice(-mostActs);
  const unsent = new Set(ledger.acts.flatMap(({ kind, mid }) => (kind === 'unsend' && mid !== undefined ? mid : [])));
  const wordsOf = ({ mid, text }: WorldAct) => (mid !== undefined && unsent.has(mid) ? undefined : text);
  return html`${latest
    .toReversed()
    .map(
      (act) =>
        html`<li><span class="face tone-${toneOf(act.actor)}" aria-hidden="true">${initialOf(act.actor)}</span><span><b>${act.actor}</b> ${actWords(act)}${wordsOf(act) !== undefined && html` <q><bdi>${wordsOf(act)}</bdi></q>`}</span></li>`,
    )}`;
}

/** Whom one may be, besides anybody one makes up. */
function drawNames(instagram: LocalInstagram): Html {
  return html`${instagram.people().map((name) => html`<option value="${name}"></option>`)}`;
}

function drawHealth(deliveries: readonly WebhookDelivery[], slack: LocalSlack): Html {
  const count = (state: WebhookDelivery['state']) => deliveries.filter((delivery) => delivery.state === state).length;
  const waiting = count('retrying') + count('sending');
  const unheard = slack.openSockets === 0;
  return html`<span class="${unheard ? 'bad' : 'good'}">${unheard ? 'Storydesk is not connected to Slack' : 'Storydesk is connected'}</span>
<span>Webhooks: ${count('accepted')} of ${deliveries.length} answered${waiting > 0 && `, ${waiting} on their way`}</span>
<span>Slack: ${slack.calls.length} calls, ${slack.calls.filter(({ status }) => status === 429).length} told to wait</span>`;
}
