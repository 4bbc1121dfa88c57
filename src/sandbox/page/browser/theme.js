/*
 * Light or dark, before anything is painted: as the reader chose, else as their system
 * has it. Every window and frame of the sandbox follows a change.
 */
(() => {
  const key = 'storydesk-theme';
  const root = document.documentElement;

  function apply() {
    const chosen = localStorage.getItem(key);
    if (chosen === null) delete root.dataset.theme;
    else root.dataset.theme = chosen;
  }

  apply();
  addEventListener('storage', apply);
  addEventListener('click', ({ target }) => {
    if (!target.closest('#theme')) return;
    const isDark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    localStorage.setItem(key, isDark ? 'light' : 'dark');
    apply();
  });
})();
