const hidden = '[hidden]';

/** Fields that may hold what a person wrote or is called, or a secret; compared without case, `_` and `-`. */
const privateFields = new Set([
  ...['text', 'words', 'message', 'body', 'raw', 'payload', 'blocks', 'attachments', 'view', 'event', 'value'],
  ...['name', 'username', 'handle', 'displayname', 'realname', 'firstname', 'lastname', 'title', 'email', 'profile'],
  ...['token', 'accesstoken', 'bottoken', 'apptoken', 'verifytoken', 'password', 'authorization', 'cookie', 'headers'],
  ...['secret', 'secrets', 'appsecret', 'appsecrets', 'signingsecret', 'clientsecret', 'signature', 'encryptionkeys'],
]);

/** Deep enough for anything we log on purpose. */
const maxDepth = 6;

/** The same fields, with private ones hidden, however deep; errors as their type, message, code, stack and cause. */
export function withoutPrivateFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, isPrivate(key) ? hidden : withoutPrivate(value, 1)]),
  );
}

const isPrivate = (key: string) => privateFields.has(key.replace(/[_-]/g, '').toLowerCase());

function withoutPrivate(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > maxDepth) return '[too deep]';
  if (value instanceof Error) return describeError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => withoutPrivate(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return `[${value.size} entries]`;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isPrivate(key) ? hidden : withoutPrivate(inner, depth + 1)]),
  );
}

/** Only these fields: others may hold anything, such as the row that a constraint refused or a whole request. */
function describeError(error: Error, depth: number): object {
  // JSON.parse quotes what it could not read, and that may be somebody's words.
  const message = error instanceof SyntaxError ? hidden : error.message;
  return {
    type: error.name,
    message,
    ...('code' in error && { code: error.code }),
    stack: error.stack?.replace(error.message, message),
    ...(error.cause !== undefined && { cause: withoutPrivate(error.cause, depth + 1) }),
  };
}

/**
 * Tokens by their looks: Slack's (docs.slack.dev/authentication/tokens), Meta's, bearer headers, secrets in the query
 * of an address or before its host, and Slack's one-time answer addresses.
 */
const tokens: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w.-]+/g, '[token]'],
  [/\b(?:EAA|IGAA|IGQ)[\w-]{20,}/g, '[token]'],
  [/\b(Bearer|Basic) [\w.~+/=-]{8,}/gi, '$1 [token]'],
  [
    /\b((?:access_|input_|verify_|client_|fb_exchange_)?(?:token|secret|ticket)|appsecret_proof|code)=[^&\s"\\]+/gi,
    '$1=[token]',
  ],
  [/(\w:\/\/)[^\s/"\\@]+@/g, '$1[token]@'],
  [/(https:\/\/hooks\.slack\.com\/)[^\s"\\]+/g, '$1[token]'],
];

/** The same line, with whatever looks like a token taken out. */
export const withoutTokens = (line: string): string =>
  tokens.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
