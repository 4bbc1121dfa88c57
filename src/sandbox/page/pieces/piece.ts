import type { Html } from '../html.ts';

/**
 * A part of the page that is drawn, compared and sent by itself. One with `list` stands
 * in that list, in the order of `order`; any other fills the element with its id.
 */
export type Piece = { id: string; html: string; list?: string; order?: string };

export function piece(id: string, drawn: Html, place?: { list: string; order: string }): Piece {
  return { id, html: drawn.toString(), ...place };
}
