declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A Slack workspace (`T…`) or organisation (`E…`); leads every primary key. */
export type TeamId = Branded<'TeamId'>;
/** An Instagram professional account: the id that Meta calls `user_id` and puts in `entry.id`. A string, since it exceeds 2^53. */
export type AccountId = Branded<'AccountId'>;
/** A Slack user, `U…` or `W…`. */
export type SlackUserId = Branded<'SlackUserId'>;
/** A Slack channel, `C…` or `G…`, or a direct message `D…`. */
export type ChannelId = Branded<'ChannelId'>;
/** A viewer of one account: `igsid:<id>` once Instagram has named the person, `name:<user name>` while only captured. */
export type ViewerId = Branded<'ViewerId'>;
/** The media id of a story; stories opened by hand have one of ours that starts with `hand:`. */
export type StoryId = Branded<'StoryId'>;
export type LeadId = Branded<'LeadId'>;
/** One message from us to a viewer, or the decision to send it. */
export type TouchId = Branded<'TouchId'>;
/** What makes a signal countable once, e.g. `message:<mid>` or `view:<story>:<user name>`. */
export type SignalKey = Branded<'SignalKey'>;
/** Meta's id of something a person wrote: a `mid`, or `comment:<comment id>`. */
export type MessageId = Branded<'MessageId'>;
/** What a template is called in files and in history, e.g. `price-answer`; never shown to viewers. */
export type TemplateKey = Branded<'TemplateKey'>;
/** What the source of a conversion calls it, e.g. an order's number; `won:<lead>:<version>` for a press on Won. */
export type ConversionKey = Branded<'ConversionKey'>;
/** What the source of a cost calls it, e.g. an invoice's number; `slack:<view>` when it was noted in Slack. */
export type CostKey = Branded<'CostKey'>;

export const teamId = (text: string) => text as TeamId;
export const accountId = (text: string) => text as AccountId;
export const slackUserId = (text: string) => text as SlackUserId;
export const channelId = (text: string) => text as ChannelId;
export const viewerId = (text: string) => text as ViewerId;
export const storyId = (text: string) => text as StoryId;
export const leadId = (text: string) => text as LeadId;
export const touchId = (text: string) => text as TouchId;
export const signalKey = (text: string) => text as SignalKey;
export const messageId = (text: string) => text as MessageId;
export const templateKey = (text: string) => text as TemplateKey;
export const conversionKey = (text: string) => text as ConversionKey;
export const costKey = (text: string) => text as CostKey;
