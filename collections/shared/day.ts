import type { DateField } from 'payload'

/** A calendar day in Seoul. Stored at noon UTC, which is what Payload's day picker writes too. */
export function dayField(field: Omit<DateField, 'type'>): DateField {
  return {
    ...field,
    type: 'date',
    admin: { ...field.admin, date: { pickerAppearance: 'dayOnly', displayFormat: 'yyyy. M. d.' } },
  }
}
