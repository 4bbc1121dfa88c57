import type { z } from 'zod';

/** One reason why Slack would refuse a payload, and where. */
export type BlockKitProblem = {
  /** JSON pointer from the payload's root, as Slack gives it in `response_metadata.messages`. */
  pointer: string;
  /** What kind of rule is broken: `missing`, `too_long`, `too_many`, `unknown_property` … */
  code: ProblemCode;
  message: string;
};

export type ProblemCode =
  | 'missing'
  | 'wrong_type'
  | 'unknown_type'
  | 'unknown_property'
  | 'too_long'
  | 'too_short'
  | 'too_many'
  | 'too_few'
  | 'not_one_of'
  | 'duplicate'
  | 'conflict'
  | 'not_allowed_here'
  | 'malformed'
  | 'too_large';

/** Builds a problem whose pointer is made of `path`, escaped as RFC 6901 asks. */
export function problemAt(path: readonly PropertyKey[], code: ProblemCode, message: string): BlockKitProblem {
  const pointer = path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer, code, message };
}

/** Turns zod's issues into problems, one for each property or value at fault. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], root: readonly PropertyKey[]): BlockKitProblem[] {
  return issues.flatMap((issue) => {
    const path = [...root, ...issue.path];
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) =>
          problemAt([...path, key], 'unknown_property', `invalid additional property: ${key}`),
        );
      case 'invalid_type':
        return issue.input === undefined
          ? problemAt(path, 'missing', `missing required field: ${String(path.at(-1) ?? '')}`)
          : problemAt(path, 'wrong_type', `must be a ${issue.expected}`);
      case 'invalid_union':
        return unionProblem(issue, path);
      case 'invalid_value':
        return issue.input === undefined
          ? problemAt(path, 'missing', `missing required field: ${String(path.at(-1) ?? '')}`)
          : problemAt(path, 'not_one_of', `must be one of: ${issue.values.map(String).join(', ')}`);
      case 'too_big':
        return tooBig(issue, path);
      case 'too_small':
        return tooSmall(issue, path);
      case 'custom':
        return problemAt(path, codeOfCustom(issue), issue.message);
      default:
        return problemAt(path, 'malformed', issue.message);
    }
  });
}

function unionProblem(issue: z.core.$ZodIssueInvalidUnion, path: PropertyKey[]): BlockKitProblem {
  const type = isRecord(issue.input) ? issue.input.type : undefined;
  return type === undefined
    ? problemAt(path, 'missing', 'missing required field: type')
    : problemAt(path, 'unknown_type', `unsupported type: ${String(type)}`);
}

function tooBig(issue: z.core.$ZodIssueTooBig, path: PropertyKey[]): BlockKitProblem {
  if (issue.origin === 'string')
    return problemAt(path, 'too_long', `must be less than ${Number(issue.maximum) + 1} characters`);
  if (issue.origin === 'array') return problemAt(path, 'too_many', `no more than ${issue.maximum} items allowed`);
  return problemAt(path, 'too_large', `must be at most ${issue.maximum}`);
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, path: PropertyKey[]): BlockKitProblem {
  if (issue.origin === 'string')
    return problemAt(path, 'too_short', `must be more than ${Number(issue.minimum) - 1} characters`);
  if (issue.origin === 'array') return problemAt(path, 'too_few', `no less than ${issue.minimum} items allowed`);
  return problemAt(path, 'too_short', `must be at least ${issue.minimum}`);
}

function codeOfCustom(issue: z.core.$ZodIssueCustom): ProblemCode {
  const code: unknown = issue.params?.code;
  return typeof code === 'string' ? (code as ProblemCode) : 'malformed';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
