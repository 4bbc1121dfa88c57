import type { LocalSlack } from '../../slack/local-slack.ts';
import type { Person } from '../../slack/workspace/person.ts';

/** There is nobody of that name in the workspace. */
export class NobodyError extends Error {}

/** The person with this user name; the first one when none is given. Throws {@link NobodyError}. */
export function personNamed({ people }: LocalSlack, name: string | null): Person {
  const person = name === null ? people[0] : people.find((each) => each.name === name);
  if (person) return person;
  throw new NobodyError(`Nobody here is called ${name}. There are ${people.map((each) => each.name).join(', ')}.`);
}
