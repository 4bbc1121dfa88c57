const prefix = 'storydesk-';

/** What this browser remembers under a name, for all windows of the sandbox; undefined when nothing. */
export function remembered(name) {
  return localStorage.getItem(prefix + name) ?? undefined;
}

export function remember(name, value) {
  localStorage.setItem(prefix + name, value);
}
