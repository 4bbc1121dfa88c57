import type { GraphCall } from './graph-call.ts';
import { listConversations } from './graph-conversations.ts';
import { makeDataset, takeEvents } from './graph-conversions.ts';
import { refusal } from './graph-error.ts';
import { readInsights } from './graph-insights.ts';
import { readNode } from './graph-nodes.ts';
import { sendMessage } from './graph-send.ts';
import { listStories } from './graph-stories.ts';
import { readSubscription, subscribe, unsubscribe } from './graph-subscriptions.ts';
import type { Body } from './payloads.ts';

type Endpoint = (call: GraphCall) => Body | Promise<Body>;

/** The edges played, by method and name. */
const edges: Record<string, Endpoint> = {
  'GET stories': listStories,
  'GET insights': readInsights,
  'GET conversations': listConversations,
  'POST messages': sendMessage,
  'GET subscribed_apps': readSubscription,
  'POST subscribed_apps': subscribe,
  'DELETE subscribed_apps': unsubscribe,
  'POST dataset': makeDataset,
  'POST events': takeEvents,
};

/** Answers `/{node}` and `/{node}/{edge}`; anything else is 2500, a wrong method on a known node 100/33. */
export function answerCall(call: GraphCall): Body | Promise<Body> {
  const [node, edge, ...rest] = call.path;
  if (node === undefined || rest.length > 0) throw refusal.unknownPath(`/${[edge, ...rest].join('/')}`);
  if (edge === undefined) {
    if (call.method !== 'GET') throw refusal.objectMissing(node, call.method);
    return readNode(call);
  }
  const endpoint = edges[`${call.method} ${edge}`];
  if (endpoint !== undefined) return endpoint(call);
  const isKnownEdge = Object.keys(edges).some((each) => each.endsWith(` ${edge}`));
  throw isKnownEdge ? refusal.objectMissing(node, call.method) : refusal.unknownPath(`/${edge}`);
}

/** Paths that need no token of their own, without version. */
export const oauthPaths: readonly string[] = ['refresh_access_token', 'access_token', 'oauth/access_token'];
