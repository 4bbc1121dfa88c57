/** What belongs to the reader and not to the drawing: menus they opened, and what `data-keeps` names. */
const readersOwn = { DETAILS: ['open'], DIALOG: ['open'] };
const ownOf = (node) => [...(readersOwn[node.nodeName] ?? []), ...(node.dataset.keeps?.split(' ') ?? [])];
/** Set by the page itself while something is under way or wrong. */
const passing = ['aria-busy', 'aria-invalid', 'aria-expanded'];

/**
 * Makes the children of `element` look like `html` while keeping the nodes that stay,
 * so that focus, typed text, open menus and half-made clicks survive.
 *
 * Nodes with different `data-key` are never the same.
 */
export function morphInto(element, html) {
  const drawn = document.createElement('template');
  drawn.innerHTML = html;
  morphChildren(element, drawn.content);
}

function morphChildren(current, wanted) {
  const wantedNodes = [...wanted.childNodes];
  wantedNodes.forEach((node, index) => {
    const there = matching(current, index, node);
    if (!there) current.insertBefore(node, current.childNodes[index] ?? null);
    else morphNode(there, node);
  });
  while (current.childNodes.length > wantedNodes.length) current.lastChild.remove();
}

/** The node that `wanted` continues, moved to its place; keyed ones are found wherever they are. */
function matching(parent, index, wanted) {
  const here = parent.childNodes[index];
  const key = wanted.dataset?.key;
  if (key === undefined) return here && isSame(here, wanted) ? here : undefined;
  const found = [...parent.childNodes].slice(index).find((node) => isSame(node, wanted));
  if (found && found !== here) parent.insertBefore(found, here);
  return found;
}

function isSame(node, other) {
  return node.nodeName === other.nodeName && node.dataset?.key === other.dataset?.key && node.id === other.id;
}

function morphNode(current, wanted) {
  if (current.nodeType !== Node.ELEMENT_NODE) {
    if (current.nodeValue !== wanted.nodeValue) current.nodeValue = wanted.nodeValue;
    return;
  }
  // A date that reads the same keeps what the browser wrote into it.
  if (
    current.nodeName === 'TIME' &&
    current.dataset.epoch === wanted.dataset.epoch &&
    current.dataset.format === wanted.dataset.format
  )
    return;
  // All of it is the reader's, such as files they have chosen so far.
  if (current.dataset.own !== undefined) return;
  const keep = ownOf(wanted);
  for (const { name } of [...current.attributes]) {
    if (!wanted.hasAttribute(name) && !keep.includes(name) && !passing.includes(name)) current.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (current.getAttribute(name) !== value && !keep.includes(name)) current.setAttribute(name, value);
  }
  morphChildren(current, wanted);
}
