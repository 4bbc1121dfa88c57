/**
 * What went wrong and where, for an admin: `TypeError at plan-lead.ts:41`, `23514 message_direction_known at …`.
 *
 * Never the message: drivers and parsers quote in it what they choked on, and that may be a viewer's words.
 */
export function faultDetail(fault: unknown): string {
  if (!(fault instanceof Error)) return `a thrown ${typeof fault}`;
  const what = [code(fault) ?? fault.name, constraint(fault)].filter(Boolean).join(' ');
  const where = thrownAt(fault);
  return where ? `${what} at ${where}` : what;
}

const code = (fault: Error) => ('code' in fault && typeof fault.code === 'string' ? fault.code : undefined);

const constraint = (fault: Error) =>
  'constraint' in fault && typeof fault.constraint === 'string' ? fault.constraint : undefined;

/** The first line of our own code in the stack, which begins after the message. */
function thrownAt({ stack = '', message }: Error): string | undefined {
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  const ours = frames.find((frame) => frame.includes('/src/') && !frame.includes('/node_modules/'));
  const [, file, line] = /([^\s()]+\.ts):(\d+):\d+\)?$/.exec(ours ?? '') ?? [];
  return file && `${file.split(/[\\/]/).at(-1)}:${line}`;
}
