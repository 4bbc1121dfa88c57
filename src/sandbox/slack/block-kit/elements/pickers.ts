import { z } from 'zod';
import { confirmFields, focusFields, placeholderFields } from '../composition.ts';
import { actionFields } from '../identifier.ts';

/** Date and time pickers. Source: docs.slack.dev/reference/block-kit/block-elements */
const pickerFields = { ...actionFields, ...confirmFields, ...focusFields };

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...pickerFields,
  ...placeholderFields,
  initial_date: z.iso.date().optional(),
});

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...pickerFields,
  ...placeholderFields,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().refine(isTimeZone, 'must be an IANA time zone').optional(),
});

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...pickerFields,
  // Ten digits: seconds, never milliseconds.
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
