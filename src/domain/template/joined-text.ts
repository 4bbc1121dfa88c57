/**
 * A text put together from pieces, of which some turn out empty. An empty one takes the spaces and the comma that led
 * to it along: `Hi {first_name|}, thanks` becomes `Hi, thanks`, and `Thanks, {first_name|}!` becomes `Thanks!`. What the
 * author wrote elsewhere stays as it is.
 */
export class JoinedText {
  #text = '';
  /** A value was empty here, and nothing has come after it yet. */
  #isGap = false;
  #hadSpaceBefore = false;

  /** Adds what the author wrote. */
  add(piece: string): void {
    if (this.#isGap) this.#closeGap(piece, sentenceStart);
    else this.#text += piece;
  }

  /** Adds a value, which may be empty. */
  addValue(value: string): void {
    if (value.trim() === '') this.#openGap();
    else if (this.#isGap) this.#closeGap(value, asItIs);
    else this.#text += value;
  }

  /** The whole text, without spaces around it. */
  end(): string {
    const text = this.#text.trim();
    return this.#isGap ? text.replace(danglingComma, '') : text;
  }

  #openGap(): void {
    this.#hadSpaceBefore = (this.#isGap && this.#hadSpaceBefore) || spaceAtEnd.test(this.#text);
    this.#text = this.#text.replace(spaceAtEnd, '');
    this.#isGap = true;
  }

  #closeGap(piece: string, begin: (next: string) => string): void {
    const next = piece.replace(spaceAtStart, '');
    const hadSpaceAfter = next.length < piece.length;
    if (next === '') {
      this.#hadSpaceBefore ||= hadSpaceAfter;
      return;
    }
    this.#isGap = false;
    if (this.#isLineStart() && next.startsWith('\n')) this.#text += withoutSpareLines(this.#text, next);
    else if (this.#isLineStart()) this.#text += begin(next);
    else if (next.startsWith('\n')) this.#text = this.#text.replace(danglingComma, '') + next;
    else if (closing.test(next)) this.#text = this.#text.replace(danglingComma, '') + spaced(hadSpaceAfter, next);
    else this.#text += (this.#hadSpaceBefore || hadSpaceAfter) && !opening.test(this.#text) ? ` ${next}` : next;
  }

  #isLineStart(): boolean {
    return this.#text === '' || this.#text.endsWith('\n');
  }
}

const spaceAtEnd = /[^\S\n]+$/u;
const spaceAtStart = /^[^\S\n]+/u;
const danglingComma = /\s*[,;:–—-]+$/u;
const opening = /[([“«‘]$/u;
const closing = /^[,.;:!?…)\]”»]/u;
/** French parts these from the word before; what follows a gap keeps the space that its author gave it. */
const keepsItsSpace = /^[;:!?»]/u;

const spaced = (hadSpace: boolean, next: string) => (hadSpace && keepsItsSpace.test(next) ? ` ${next}` : next);

/** An empty line of its own leaves no hole: at most the line breaks that were on one side stay. */
function withoutSpareLines(before: string, next: string): string {
  const already = /\n*$/.exec(before)?.[0].length ?? 0;
  const coming = /^\n*/.exec(next)?.[0].length ?? 0;
  return before === '' ? next.slice(coming) : next.slice(Math.min(already, coming));
}

/** What began with an empty value begins with the word behind it: no comma first, and a capital, except in a link. */
const sentenceStart = (next: string) =>
  next.replace(/^[,;:]\s*/u, '').replace(/^\p{Ll}(?!\S*[./]\S)/u, (letter) => letter.toUpperCase());

const asItIs = (next: string) => next;
