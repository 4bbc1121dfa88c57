/** Who the app under test is in this workspace, and the secrets it shares with Slack. */
export type Identity = {
  teamId: string;
  teamName: string;
  teamDomain: string;
  appId: string;
  botUserId: string;
  botId: string;
  botName: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** The deprecated verification token that payloads still carry. */
  verificationToken: string;
};

/** What a product that talks to the stand-in is configured with unless a test says otherwise. */
export const LOCAL_IDENTITY: Identity = {
  teamId: 'T0LOCAL0001',
  teamName: 'Local workspace',
  teamDomain: 'local',
  appId: 'A0LOCAL0001',
  botUserId: 'U0BOT000001',
  botId: 'B0BOT000001',
  botName: 'storydesk',
  botToken: 'xoxb-local-bot-token',
  appToken: 'xapp-1-A0LOCAL0001-local-app-token',
  signingSecret: 'local-signing-secret',
  verificationToken: 'local-verification-token',
};
