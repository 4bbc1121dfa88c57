import type { Piece } from '../../../src/sandbox/page/pieces/piece.ts';

/** What a browser does with the page, by HTTP alone. */
export function pageClient(url: string) {
  return {
    async pieces(name: string): Promise<Map<string, Piece>> {
      const response = await fetch(`${url}state?as=${name}`);
      const { pieces } = (await response.json()) as { pieces: Piece[] };
      return new Map(pieces.map((piece) => [piece.id, piece]));
    },

    /** All that `name` sees, as one text. */
    async sees(name: string): Promise<string> {
      return [...(await this.pieces(name)).values()].map(({ html }) => html).join('\n');
    },

    async act(name: string, body: object, headers: Record<string, string> = {}) {
      const response = await fetch(`${url}act/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, answer: text.startsWith('{') ? JSON.parse(text) : text };
    },
  };
}
