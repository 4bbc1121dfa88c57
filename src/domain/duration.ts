const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

export const addMilliseconds = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);
export const addSeconds = (at: Date, seconds: number) => new Date(at.getTime() + seconds * second);
export const addMinutes = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minute);
export const addHours = (at: Date, hours: number) => new Date(at.getTime() + hours * hour);
export const addDays = (at: Date, days: number) => addHours(at, 24 * days);

/** Hours from `from` to `to`; negative when `to` is earlier. */
export const hoursBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / hour;

/** Minutes from `from` to `to`; negative when `to` is earlier. */
export const minutesBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / minute;
