/** The names that apps and people write most; any other stays as it was written. */
const emoji: Readonly<Record<string, string>> = {
  fire: '🔥',
  sunny: '☀️',
  snowflake: '❄️',
  eyes: '👀',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  warning: '⚠️',
  rotating_light: '🚨',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  alarm_clock: '⏰',
  bell: '🔔',
  pushpin: '📌',
  wave: '👋',
  tada: '🎉',
  raised_hands: '🙌',
  thumbsup: '👍',
  '+1': '👍',
  '-1': '👎',
  heart: '❤️',
  heart_eyes: '😍',
  smile: '😄',
  speech_balloon: '💬',
  email: '📧',
  moneybag: '💰',
  star: '⭐',
  bulb: '💡',
  lock: '🔒',
  zap: '⚡',
  camera: '📷',
  calendar: '📅',
  chart_with_upwards_trend: '📈',
  bar_chart: '📊',
  clipboard: '📋',
  clock3: '🕒',
  gift: '🎁',
  green_heart: '💚',
  heavy_plus_sign: '➕',
  information_source: 'ℹ️',
  link: '🔗',
  mag: '🔍',
  no_entry_sign: '🚫',
  partying_face: '🥳',
  point_right: '👉',
  question: '❓',
  seedling: '🌱',
  sleeping: '😴',
  sparkles: '✨',
  stopwatch: '⏱️',
  trophy: '🏆',
  woman_shrugging: '🤷‍♀️',
};

/** The character for `:name:`, or the text as it stands. */
export function emojiFor(name: string): string {
  return (Object.hasOwn(emoji, name) && emoji[name]) || `:${name}:`;
}

export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]+):/g, (_, name: string) => emojiFor(name));
}
