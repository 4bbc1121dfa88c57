const atBottomWithin = 60;

/** Whether the reader of this scrolling list is at its newest end. */
export function isAtNewest(box) {
  return box.scrollHeight - box.scrollTop - box.clientHeight < atBottomWithin;
}

export function goToNewest(box) {
  box.scrollTop = box.scrollHeight;
}

/** Offers a way back to the newest message to somebody who has scrolled up; who has not stays there. */
export function offerNewest(box, button) {
  const update = () => {
    button.hidden = isAtNewest(box);
  };
  box.addEventListener('scroll', update);
  // A thread that opens beside the channel, or a board that unfolds, takes room from it.
  const resized = new ResizeObserver(() => {
    if (button.hidden) goToNewest(box);
    update();
  });
  resized.observe(box);
  resized.observe(box.firstElementChild);
  button.addEventListener('click', () => goToNewest(box));
}
