/** How the page calls those whom text only names by id. */
export type Names = {
  person(userId: string): string | undefined;
  channel(channelId: string): string | undefined;
  /** For menus: everybody and every channel, as id and name. */
  people: readonly (readonly [id: string, name: string])[];
  channels: readonly (readonly [id: string, name: string])[];
};
