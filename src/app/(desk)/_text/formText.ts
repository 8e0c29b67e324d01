/** @returns what stands in a form's field of that name, trimmed; `''` when there is none */
export function formText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
