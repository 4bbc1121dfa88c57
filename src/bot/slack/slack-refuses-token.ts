/** What to do about each of the tokens, for the person who set it. */
const mend = {
  SLACK_BOT_TOKEN:
    'Copy the Bot User OAuth Token (xoxb-…) again from OAuth & Permissions in the settings of the Slack app.',
  SLACK_APP_TOKEN:
    'Make an App-Level Token (xapp-…) with connections:write under Basic Information in the settings of the Slack app, and switch Socket Mode on.',
} as const;

/** Slack says for certain that a token is no good; nothing works until somebody replaces it. */
export class SlackRefusesToken extends Error {
  readonly variable: keyof typeof mend;
  /** Slack's own name for it, e.g. `invalid_auth`. */
  readonly code: string;

  constructor(variable: keyof typeof mend, code: string) {
    super(`Slack refuses ${variable} (${code}). ${mend[variable]}`);
    this.name = 'SlackRefusesToken';
    this.variable = variable;
    this.code = code;
  }
}
