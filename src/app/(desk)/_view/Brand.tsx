/** Two rings that hold each other: 이음, what joins. */
export function Brand({ size = 28 }: { size?: number }) {
  return (
    <span className="brand">
      <svg width={size * 1.5} height={size} viewBox="0 0 42 28" aria-hidden="true" focusable="false">
        <circle className="brand-ring" cx="14" cy="14" r="9.5" />
        <path className="brand-ring brand-ring--second" d="M21.8 8.6A9.5 9.5 0 1 1 21.8 19.4" />
      </svg>
      <span className="brand-name">이음</span>
    </span>
  )
}
