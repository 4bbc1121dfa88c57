import type { LocalSlack } from '../../slack/local-slack.ts';
import type { Names } from '../draw/names.ts';

/** Who and what is in the workspace, by the names people go by. */
export function namesOf({ people, channels, identity }: LocalSlack): Names {
  const personNames = new Map(people.map(({ id, realName }) => [id, realName]));
  const channelNames = new Map(channels.filter(({ kind }) => kind !== 'im').map(({ id, name }) => [id, name]));
  return {
    person: (id) => (id === identity.botUserId ? identity.botName : personNames.get(id)),
    channel: (id) => channelNames.get(id),
    people: [...personNames],
    channels: [...channelNames].map(([id, name]) => [id, `#${name}`]),
  };
}
