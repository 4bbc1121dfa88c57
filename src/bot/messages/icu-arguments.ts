/**
 * Reads the arguments of an ICU message out of its literal type, so that a missing argument or a string where a
 * number belongs does not compile.
 *
 * Knows what the catalogue uses: `{name}`, `{count, number}`, and `plural` and `select` with nested arguments. Quoting
 * with an ASCII apostrophe is not understood; the catalogue writes ’ and a test holds it to that.
 */
export type ArgumentsOf<Message extends string> = InText<Message, never>;

/** One argument of a message: its name, and what must be given for it. */
type Argument<Name extends string, Kind extends string> = readonly [
  Trim<Name>,
  Trim<Kind> extends 'number' | 'plural' | 'selectordinal' ? 'number' : 'text',
];

/** The value to pass for every argument; `Text` is what stands for words. */
export type ValuesOf<Message extends string, Text extends string> = {
  readonly [Each in ArgumentsOf<Message> as Each[0]]: Each[1] extends 'number' ? number : Text;
};

type InText<Rest extends string, Found> = Rest extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? EndOfBranch<Rest, Found>
    : Opened<After, Found>
  : Rest extends `${string}}${string}`
    ? EndOfBranch<Rest, Found>
    : Found;

type EndOfBranch<Rest extends string, Found> = Rest extends `${string}}${infer After}` ? InCases<After, Found> : Found;

type Opened<Rest extends string, Found> = Rest extends `${infer Head}}${infer After}`
  ? Head extends `${infer Name},${infer Kind},${string}`
    ? Rest extends `${string},${string},${infer Cases}`
      ? InCases<Cases, Found | Argument<Name, Kind>>
      : never
    : Head extends `${infer Name},${infer Kind}`
      ? InText<After, Found | Argument<Name, Kind>>
      : InText<After, Found | Argument<Head, 'text'>>
  : Found;

/** Between the branches of a plural or a select: the next brace opens a branch or ends the argument. */
type InCases<Rest extends string, Found> = Rest extends `${infer Before}}${infer After}`
  ? Before extends `${string}{${string}`
    ? Rest extends `${string}{${infer Branch}`
      ? InText<Branch, Found>
      : never
    : InText<After, Found>
  : Found;

type Trim<Text extends string> = Text extends ` ${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} `
    ? Trim<Rest>
    : Text;
