import { isJsonObject } from '../json-object.ts';
import { issueTrigger } from '../views/trigger.ts';
import { issueResponseUrl, readResponse, respond } from '../web-api/response-url.ts';
import { messageObject } from '../workspace/message.ts';
import { type ActResult, canSee, interactionFields, refusedAct, resultOf, type Stage, tellApp } from './stage.ts';

/** Types a slash command. Source: docs.slack.dev/interactivity/implementing-slash-commands */
export async function runCommand(stage: Stage, command: string, text: string, channelId: string): Promise<ActResult> {
  const { workspace, person, origin } = stage;
  const channel = workspace.state.channels[channelId];
  if (!channel || !canSee(workspace, person, channelId)) return refusedAct('not_visible');
  const { identity } = workspace;
  const payload = {
    token: identity.verificationToken,
    team_id: identity.teamId,
    team_domain: identity.teamDomain,
    channel_id: channelId,
    channel_name: channel.name || 'directmessage',
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: identity.appId,
    is_enterprise_install: 'false',
    response_url: issueResponseUrl(workspace, origin, { user: person.id, channel: channelId }),
    trigger_id: issueTrigger(workspace, person.id),
  };
  const delivery = await tellApp(stage, 'slash_commands', payload, true);
  const reply = isJsonObject(delivery.answer) ? readResponse(delivery.answer) : undefined;
  if (delivery.error === undefined && reply) respond(workspace, { user: person.id, channel: channelId }, reply);
  return resultOf(delivery);
}

/** Uses a shortcut: on a message when one is named, else the global one. Source: docs.slack.dev/interactivity/implementing-shortcuts */
export async function runShortcut(
  stage: Stage,
  callbackId: string,
  on?: { channel: string; ts: string },
): Promise<ActResult> {
  const { workspace, person, origin } = stage;
  const shared = {
    callback_id: callbackId,
    action_ts: workspace.nextTs(),
  };
  if (!on) {
    const payload = {
      ...interactionFields(stage, 'shortcut'),
      ...shared,
      trigger_id: issueTrigger(workspace, person.id),
    };
    return resultOf(await tellApp(stage, 'interactive', payload, false));
  }
  const message = workspace.findMessage(on.channel, on.ts);
  if (!message || !canSee(workspace, person, on.channel)) return refusedAct('not_visible');
  const payload = {
    ...interactionFields(stage, 'message_action'),
    ...shared,
    trigger_id: issueTrigger(workspace, person.id),
    channel: { id: on.channel, name: workspace.state.channels[on.channel]?.name || 'directmessage' },
    message_ts: on.ts,
    message: messageObject(message, workspace.identity, { metadata: true, thread: workspace.threadOf(message) }),
    response_url: issueResponseUrl(workspace, origin, { user: person.id, channel: on.channel, messageTs: on.ts }),
  };
  return resultOf(await tellApp(stage, 'interactive', payload, false));
}
