/** The last moment of the reader's day. */
export const endOfDayIn = (now: Temporal.Instant, zone: string): Temporal.Instant =>
  now.toZonedDateTimeISO(zone).startOfDay().add({ days: 1 }).toInstant().subtract({ milliseconds: 1 });
