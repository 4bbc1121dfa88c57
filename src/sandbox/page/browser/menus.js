/** Closes open menus: all but the one that was pressed, and that one too once something in it was chosen. */
export function closeMenus(pressed) {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(pressed) || pressed.matches('[role="menuitem"]')) menu.open = false;
  }
}

/** Menus open to where there is room, and are walked through with the arrow keys. */
export function startMenus() {
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!target.matches('details.menu') || !target.open) return;
      const menu = target.querySelector('[role="menu"]');
      if (!menu) return;
      target.classList.remove('upwards', 'leftwards');
      const { bottom, right } = menu.getBoundingClientRect();
      const room = (target.closest('.scroll, dialog, .panes') ?? document.body).getBoundingClientRect();
      target.classList.toggle('upwards', bottom > room.bottom);
      target.classList.toggle('leftwards', right > room.right);
    },
    true, // toggle does not bubble
  );
  document.addEventListener('keydown', (event) => {
    const menu = event.target.closest('details.menu[open]');
    if (!menu) return;
    const items = [...menu.querySelectorAll('[role="menuitem"]')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const at = items.indexOf(document.activeElement);
      items[at < 0 ? (step > 0 ? 0 : items.length - 1) : (at + step + items.length) % items.length].focus();
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}
