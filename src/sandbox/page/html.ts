/** What may stand in a template: text is escaped, markup of ours stays, nothing shows nothing. */
type Shown = Html | string | number | false | undefined | readonly Shown[];

/** Markup that is safe to show: only `html` makes it, and it escapes everything that is put in. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  static of(strings: readonly string[], values: readonly Shown[]): Html {
    return new Html(strings.map((part, index) => part + markupOf(values[index])).join(''));
  }

  toString(): string {
    return this.#markup;
  }
}

/** Markup with everything foreign escaped; attribute values must be quoted. */
export function html(strings: TemplateStringsArray, ...values: Shown[]): Html {
  return Html.of(strings, values);
}

function markupOf(value: Shown): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(markupOf).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
