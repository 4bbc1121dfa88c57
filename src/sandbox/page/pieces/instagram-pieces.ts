import type { DayPlayer, DayStatus } from '../../day-player.ts';
import type { WebhookDelivery } from '../../instagram/instagram-ledger.ts';
import type { LiveStory } from '../../instagram/live-stories.ts';
import type { LocalInstagram } from '../../instagram/local-instagram.ts';
import type { LocalSlack } from '../../slack/local-slack.ts';
import { drawDate } from '../draw/date-token.ts';
import { type Html, html } from '../html.ts';
import { actWords } from './act-words.ts';
import { type Piece, piece } from './piece.ts';

const mostActs = 8;

/** The Instagram side, the recorded day, and how the product copes. The same for everybody. */
export function instagramPieces(instagram: LocalInstagram, slack: LocalSlack, day: DayPlayer): Piece[] {
  const stories = instagram.stories();
  return [
    piece('day-progress', drawProgress(day)),
    piece('day-controls', drawControls(day.status())),
    piece(
      'stories',
      html`${stories.length > 0 ? stories.map((story) => drawStory(story, instagram.url)) : html`<p class="empty">No story is up.</p>`}`,
    ),
    piece('story-choice', html`${stories.map(({ id, caption }) => html`<option value="${id}">${caption}</option>`)}`),
    piece('acts', drawActs(instagram)),
    piece('health', drawHealth(instagram.ledger.deliveries, slack)),
  ];
}

function drawProgress(day: DayPlayer): Html {
  const minute = Math.floor(day.minute());
  const clock = `${Math.floor(minute / 60)} h ${String(minute % 60).padStart(2, '0')}`;
  const words: Record<DayStatus, string> = {
    waiting: 'No story day is playing.',
    playing: `${clock} of 24 h`,
    paused: `Paused at ${clock} of 24 h`,
    over: 'The story day is over.',
    failed: `The story day failed: ${day.failure() ?? ''}`,
  };
  return html`<progress max="1440" value="${minute}" aria-label="Story day"></progress> <span>${words[day.status()]}</span>`;
}

function drawControls(status: DayStatus): Html {
  const button = (act: string, label: string) =>
    html`<button type="button" data-day="${act}" data-key="${act}">${label}</button>`;
  switch (status) {
    case 'playing':
      return html`${button('pause', '⏸ Pause')}`;
    case 'paused':
      return html`${button('resume', '▶ Play on')} ${button('play', '↻ New day')}`;
    default:
      return html`${button('play', '▶ Play a new story day')}`;
  }
}

function drawStory({ id, caption, endsAt, viewers: { length: viewers }, replies }: LiveStory, root: string): Html {
  const ends = drawDate(Math.floor(endsAt.getTime() / 1000), '{date_short_pretty} {time}', '');
  return html`<figure class="story" data-key="${id}"><img src="${root}/cdn/media/${id}" alt="" loading="lazy"><figcaption><b>${caption}</b>
<p>${viewers} ${viewers === 1 ? 'viewer' : 'viewers'} · ${replies} ${replies === 1 ? 'reply' : 'replies'} · ends ${ends}</p>
<button type="button" data-copy-viewers="${id}">Copy viewer list</button></figcaption></figure>`;
}

/** Who did what last; watching is counted beside the story instead. */
function drawActs({ ledger }: LocalInstagram): Html {
  const latest = ledger.acts.filter(({ kind }) => kind !== 'view').slice(-mostActs);
  return html`${latest
    .toReversed()
    .map(
      (act) =>
        html`<li><b>@${act.actor}</b> ${actWords(act)}${act.text !== undefined && html`: “<bdi>${act.text}</bdi>”`}</li>`,
    )}`;
}

function drawHealth(deliveries: readonly WebhookDelivery[], slack: LocalSlack): Html {
  const count = (state: WebhookDelivery['state']) => deliveries.filter((delivery) => delivery.state === state).length;
  const waiting = count('retrying') + count('sending');
  const unheard = slack.openSockets === 0;
  return html`<span>Webhooks: ${count('accepted')} of ${deliveries.length} answered${waiting > 0 && `, ${waiting} on their way`}</span>
<span>Slack: ${slack.calls.length} calls, ${slack.calls.filter(({ status }) => status === 429).length} told to wait</span>
<span class="${unheard ? 'bad' : 'good'}">${unheard ? 'Storydesk is not connected to Slack' : 'Storydesk is connected'}</span>`;
}
