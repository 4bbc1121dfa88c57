/** A person who does not want to hear from us: they said so, a teammate pressed Opt out, or a list was imported. */
export interface Suppression {
  readonly since: Date;
  readonly by: 'word' | 'button' | 'import';
}
