import { drawDate } from '../draw/date-token.ts';
import { html } from '../html.ts';
import { type Piece, piece } from './piece.ts';

/** A line before the first message of each day, as `timeZone` has days. */
export function dayPieces(shown: readonly Piece[], list: string, timeZone: string): Piece[] {
  const days = new Map<string, string>();
  const orders = shown.filter((each) => each.list === list).map(({ order = '' }) => order);
  for (const order of orders.toSorted()) {
    const day = new Date(Number(order) * 1000).toLocaleDateString('sv-SE', { timeZone });
    if (!days.has(day)) days.set(day, order);
  }
  return [...days].map(([day, order]) =>
    piece(
      `day-${list}-${day}`,
      html`<span>${drawDate(Math.floor(Number(order)), '{day_divider_pretty}', day)}</span>`,
      // A beginning of the message's order: it sorts before the message, and after any other.
      { list, order: order.slice(0, -1) },
    ),
  );
}
