/** What the bot token must be allowed, and no more. */
export const neededScopes = [
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:write',
  'pins:write',
  'users:read',
] as const;
