import type { z } from 'zod';
import type { ProblemCode } from './block-kit-problem.ts';

/**
 * A rule across several properties of one object, for `schema.check(…)`.
 *
 * `holds` says whether the object is fine; otherwise the problem is reported at
 * `path` below the object.
 */
export function rule<T>(
  holds: (value: T) => boolean,
  problem: { code: ProblemCode; message: string; path?: PropertyKey[] },
): z.core.CheckFn<T> {
  return (context) => {
    if (holds(context.value)) return;
    context.issues.push({
      code: 'custom',
      input: context.value,
      path: problem.path ?? [],
      message: problem.message,
      params: { code: problem.code },
    });
  };
}

/** Exactly one of the named properties must be present. */
export function exactlyOneOf<T extends object>(...names: (keyof T & string)[]): z.core.CheckFn<T> {
  return rule((value) => names.filter((name) => value[name] !== undefined).length === 1, {
    code: 'conflict',
    message: `exactly one of these is required: ${names.join(', ')}`,
  });
}

/** At least one of the named properties must be present. */
export function atLeastOneOf<T extends object>(...names: (keyof T & string)[]): z.core.CheckFn<T> {
  return rule((value) => names.some((name) => value[name] !== undefined), {
    code: 'missing',
    message: `at least one of these is required: ${names.join(', ')}`,
  });
}
