/** The tags Storydesk itself writes; everything else between angle brackets came from outside. */
const ownTag =
  /^<(!date\^\d+\^[^<>|]*\|[^<>|]*|@U0(ANA|BEN)|#C0DESK|https:\/\/www\.instagram\.com\/[\w./]*\|[^<>|]*|https:\/\/slack\.com\/app_redirect\?[\w=;&.]*\|[^<>|]*)>$/;

/**
 * Everything in a message or a view that Slack would bring to life though we did not write it: tags, mentions of
 * everybody, bare addresses, unescaped ampersands.
 */
export function liveMarkup(payload: unknown): string[] {
  if (Array.isArray(payload)) return payload.flatMap(liveMarkup);
  if (typeof payload !== 'object' || payload === null) return [];
  const inner = Object.entries(payload).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? liveIn(value, 'type' in payload && payload.type) : liveMarkup(value),
  );
  return inner;
}

function liveIn(text: string, type: unknown): string[] {
  if (type === 'plain_text' || type === 'raw_text') return text.match(/<[!@#][^>]*|@(here|channel|everyone)\b/g) ?? [];
  const tags = text.match(/<[^<>]*>/g) ?? [];
  const rest = text.replace(/<[^<>]*>/g, '');
  return [
    ...tags.filter((tag) => !ownTag.test(tag)),
    ...(rest.match(/[<>]|&(?!amp;|lt;|gt;)|@(here|channel|everyone)\b|#\w+|\w+:\/\/|mailto:\w/g) ?? []),
  ];
}

/** Every text people read in a message or a view, in order. */
export function texts(payload: unknown): string[] {
  if (Array.isArray(payload)) return payload.flatMap(texts);
  if (typeof payload !== 'object' || payload === null) return [];
  return Object.entries(payload).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : texts(value),
  );
}

/** The words on buttons and in menus, in order. */
export function buttonWords(payload: unknown): string[] {
  if (Array.isArray(payload)) return payload.flatMap(buttonWords);
  if (typeof payload !== 'object' || payload === null) return [];
  if ('type' in payload && payload.type === 'button') return texts('text' in payload ? payload.text : undefined); // not those of its dialog
  if ('type' in payload && payload.type === 'overflow') return [texts(payload).join(' / ')];
  return Object.values(payload).flatMap(buttonWords);
}
