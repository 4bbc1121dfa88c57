const dayMs = 24 * 60 * 60_000;

/** What a clock on the wall of `zone` shows, as if that were UTC. */
function wallClock(at: Date, zone: string): Date {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    at,
  );
  return new Date(`${shown.replace(' ', 'T')}Z`);
}

/** The hour of the day in `zone`, such as 13.5 for half past one. */
export function localHour(at: Date, zone: string): number {
  const wall = wallClock(at, zone);
  return wall.getUTCHours() + wall.getUTCMinutes() / 60;
}

/** When it is `hour` (8.5: half past eight) in `zone`, `days` local days after the day of `at`. */
export function atLocalHour(at: Date, zone: string, days: number, hour: number): Date {
  const day = new Date(wallClock(at, zone).getTime() + days * dayMs).setUTCHours(0, 0, 0, 0);
  const wanted = day + hour * 60 * 60_000;
  // The zone's offset is that of the result, not of `at`: summer time may begin or end in between.
  let found = wanted;
  for (let look = 0; look < 2; look += 1) found += wanted - wallClock(new Date(found), zone).getTime();
  return new Date(found);
}
