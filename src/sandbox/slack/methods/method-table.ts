import { appMethods } from './app-methods.ts';
import { conversationMethods } from './conversations.ts';
import { editingMethods } from './editing.ts';
import { fileMethods } from './files.ts';
import { historyMethods } from './history.ts';
import type { Method } from './method.ts';
import { pinMethods } from './pins.ts';
import { postingMethods } from './posting.ts';
import { reactionMethods } from './reactions.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every Web API method the stand-in knows; others answer `unknown_method`. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...appMethods,
    ...conversationMethods,
    ...editingMethods,
    ...fileMethods,
    ...historyMethods,
    ...pinMethods,
    ...postingMethods,
    ...reactionMethods,
    ...userMethods,
    ...viewMethods,
  }),
);
