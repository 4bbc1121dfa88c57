/** How much of Meta's limits is used up. */
export interface Usage {
  /** The fullest of all counters; above 100 calls are refused. */
  readonly percent: number;
  /** Until refused calls are taken again; 0 while none is refused. */
  readonly regainMinutes: number;
}

const counters = ['call_count', 'total_cputime', 'total_time'];

/**
 * Reads `X-App-Usage` and `X-Business-Use-Case-Usage` (one list per account, one counter set per kind of call). Undefined
 * when neither says anything: not every endpoint counts.
 *
 * Source: https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function readUsage(headers: Headers): Usage | undefined {
  const app = parseHeader(headers.get('x-app-usage'));
  const business = Object.values(parseHeader(headers.get('x-business-use-case-usage'))).flat();
  const sets = [app, ...business].filter((set) => typeof set === 'object' && set !== null);
  const percents = sets
    .flatMap((set) => counters.map((name) => countOf(set, name)))
    .filter((count) => count !== undefined);
  if (percents.length === 0) return undefined;
  const waits = sets.map((set) => countOf(set, 'estimated_time_to_regain_access') ?? 0);
  return { percent: Math.max(...percents), regainMinutes: Math.max(...waits) };
}

function parseHeader(header: string | null): object {
  try {
    const parsed: unknown = JSON.parse(header ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {}; // a header that cannot be read says nothing; the answer itself still counts
  }
}

function countOf(set: object, name: string): number | undefined {
  const count = Number((set as Record<string, unknown>)[name] ?? Number.NaN);
  return Number.isFinite(count) && count >= 0 ? count : undefined;
}
