import { drawIcon } from '../draw/icon.ts';
import { type Html, html } from '../html.ts';

const quickEmoji = ['❤️', '🔥', '😍', '👏', '😂', '😮'];

/** Instagram on a phone: a viewer's, or the account's own. What is on the screens comes as pieces. */
export function drawPhone({ account }: { account: string }): Html {
  return html`<section class="phone-side" id="phone" aria-label="Instagram">
<div class="whose" role="group" aria-label="Whose phone"><button type="button" data-holds="viewer" aria-pressed="true">A viewer’s phone</button><button type="button" data-holds="owner" aria-pressed="false">@${account}</button></div>
<div class="phone">
<div class="holder viewer-only"><label for="viewer-name">You are</label><input id="viewer-name" list="viewer-names" maxlength="31" autocomplete="off" spellcheck="false"><datalist id="viewer-names"></datalist></div>
${drawHomeScreen()}${drawStoryScreen(account)}${drawChatScreen(account)}${drawOwnerScreen(account)}
<nav class="phone-nav viewer-only" aria-label="Phone"><button type="button" data-screen="phone-home" aria-current="page" aria-label="Home">${drawIcon('home')}</button><button type="button" data-screen="phone-chat" aria-label="Messages">${drawIcon(
    'send',
  )}<span id="phone-unseen"></span></button></nav>
</div></section>`;
}

function drawHomeScreen(): Html {
  return html`<div class="screen" id="phone-home"><h2 class="wordmark">Instagram</h2><div class="rings" id="story-rings"></div>
<h3>Just now</h3><ul id="acts" tabindex="0" aria-label="Just now"></ul></div>`;
}

function drawStoryScreen(account: string): Html {
  return html`<div class="screen story-screen" id="phone-story" hidden><div id="story-frames"></div><button type="button" class="plain-icon leave" data-screen="phone-home" aria-label="Close the story">${drawIcon(
    'close',
  )}</button>
<div class="story-foot"><div class="quick" role="group" aria-label="React">${quickEmoji.map((emoji) => html`<button type="button" data-react="${emoji}" aria-label="React with ${emoji}">${emoji}</button>`)}</div>
<form id="story-reply" autocomplete="off"><input name="text" placeholder="Reply to ${account}…" aria-label="Reply to the story" maxlength="1000"><button type="submit" class="plain-icon" aria-label="Send the reply">${drawIcon(
    'send',
  )}</button></form>
<div class="deeds"><button type="button" data-deed="mention">Mention in my story</button><button type="button" data-deed="comment">Comment</button><button type="button" data-deed="follow">Follow</button></div></div></div>`;
}

function drawChatScreen(account: string): Html {
  return html`<div class="screen chat-screen" id="phone-chat" hidden><h2>${account}</h2><div class="chat" id="phone-thread" tabindex="0" role="region" aria-label="Messages with ${account}"></div>
<form id="phone-dm" autocomplete="off"><input name="text" placeholder="Message…" aria-label="Message to ${account}" maxlength="1000"><button type="submit" class="plain-icon" aria-label="Send the message">${drawIcon(
    'send',
  )}</button></form></div>`;
}

function drawOwnerScreen(account: string): Html {
  return html`<div class="screen owner-screen" id="phone-owner" hidden><h2>${account}</h2>
<form id="post-story" autocomplete="off"><input name="caption" placeholder="What is the story about?" aria-label="Caption of a new story" maxlength="200"><button type="submit" class="primary">Post a story</button></form>
<div class="owner-scroll" tabindex="0" role="region" aria-label="Stories and viewers"><div id="stories"></div><div id="viewer-list"></div></div>
<form id="answer-in-app" autocomplete="off"><input name="text" placeholder="Answer a viewer by hand…" aria-label="Answer by hand, to the viewer whose phone it was" maxlength="1000" required><button type="submit" class="plain-icon" aria-label="Send by hand">${drawIcon(
    'send',
  )}</button></form></div>`;
}
