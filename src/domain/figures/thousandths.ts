/** An amount of money in thousandths of its currency's unit: whole numbers can be added without losing anything. */
export type Thousandths = bigint;

/** Reads a decimal number as text with at most three decimals. */
export function thousandthsOf(amount: string): Thousandths {
  const [read, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d{1,3})0*)?$/.exec(amount) ?? [];
  if (read === undefined) throw new Error(`Expected a decimal number with at most three decimals, got "${amount}"`);
  return BigInt(`${sign}${whole}${part.padEnd(3, '0')}`);
}

/** Multiplies by a fraction and rounds half away from zero. */
export function timesFraction(amount: Thousandths, numerator: bigint, denominator: bigint): Thousandths {
  const scaled = amount * numerator * 2n;
  const rounded = scaled < 0n ? scaled - denominator : scaled + denominator;
  return rounded / (denominator * 2n);
}
