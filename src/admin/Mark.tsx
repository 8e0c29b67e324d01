/** The two joined rings of 이음, in the colour of what stands around them. */
export function Mark({ size }: { size: number }) {
  return (
    <svg aria-hidden="true" fill="none" height={size} viewBox="0 0 40 24" width={(size * 40) / 24}>
      <circle cx="12" cy="12" r="9" stroke="#256ef4" strokeWidth="5" />
      <circle cx="28" cy="12" r="9" stroke="#86aff9" strokeWidth="5" />
    </svg>
  )
}
