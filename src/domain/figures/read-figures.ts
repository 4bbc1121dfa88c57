import type { Stores } from '../database.ts';
import type { DeskSettings } from '../team/settings.ts';
import type { WorkingHours } from '../team/working-hours.ts';
import { type Figures, reckonFigures } from './figures.ts';
import type { Whose } from './figures-reader.ts';
import { type Period, spanOf } from './period.ts';

/** Reads and reckons the figures of a period, as known at `asOf`. */
export async function readFigures(
  { figures }: Pick<Stores, 'figures'>,
  { rhythm, money }: DeskSettings,
  whose: Whose,
  period: Period,
  hours: WorkingHours | undefined,
  asOf: Date,
): Promise<Figures> {
  const span = spanOf(period);
  const [leads, touches, conversions, costs] = [
    await figures.leads(whose, span, asOf),
    await figures.touches(whose, span, asOf),
    await figures.conversions(whose, span, asOf),
    await figures.costs(whose, period.from, period.to),
  ];
  const { timeZone } = period;
  return reckonFigures({ leads, touches, conversions, costs }, { period, rhythm, money, hours, timeZone, asOf });
}
