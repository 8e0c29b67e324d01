/**
 * Whether a key belongs to the input method, which is putting a syllable together. Safari ends the composition before it
 * sends the key, and then tells by 229 alone.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
