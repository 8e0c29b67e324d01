/** A key hint: `Ctrl+Enter` as two key caps. Decoration beside a name that says it; read aloud by aria-keyshortcuts. */
export function Keys({ combo }: { combo: string }) {
  return (
    <span className="keys" aria-hidden="true">
      {combo.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
