const reconnectAfterMs = 1000;
let feed;

/** Follows what this person sees, and what the viewer with this name sees on the phone, from now on. */
export function follow(viewer, onUpdate) {
  if (feed) feed.onclose = null;
  feed?.close();
  const address = new URL('/live', location.href);
  address.protocol = 'ws:';
  address.search = location.search;
  address.searchParams.set('viewer', viewer);
  feed = new WebSocket(address);
  feed.onopen = () => document.body.classList.remove('offline');
  feed.onclose = () => {
    document.body.classList.add('offline');
    setTimeout(() => follow(viewer, onUpdate), reconnectAfterMs);
  };
  feed.onmessage = ({ data }) => onUpdate(JSON.parse(data));
}
