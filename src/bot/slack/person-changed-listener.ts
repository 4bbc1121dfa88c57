import { z } from 'zod';
import { slackUserId } from '../../domain/ids.ts';
import type { Bot } from '../bot.ts';
import type { EventListener } from './interaction.ts';

/** Source: docs.slack.dev/reference/events/user_change */
const personChanged = z.object({ user: z.object({ id: z.string().transform(slackUserId) }) });

/** Somebody was deactivated, promoted, or speaks another language now: what we remember of them is out of date. */
export const personChangedListener =
  ({ teammates }: Bot): EventListener =>
  async (event) => {
    teammates.forgetPerson(personChanged.parse(event).user.id);
    return 'forgotten';
  };
