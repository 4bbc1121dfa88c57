import type { Html } from '../html.ts';

/** Where a piece of a list stands: in which list, after which others, and in which thread if it is a reply. */
export type Place = { list: string; order: string; thread?: string | undefined };

/**
 * A part of the page that is drawn, compared and sent by itself. One with `list` stands
 * in that list, in the order of `order`; any other fills the element with its id.
 */
export type Piece = { id: string; html: string } & Partial<Place>;

export function piece(id: string, drawn: Html, place?: Place): Piece {
  return { id, html: drawn.toString(), ...place };
}
