import type { RelatedEntry } from '../../../domain/deskView'

/** What callers ask next. */
export function RelatedList({ related, onShow }: { related: readonly RelatedEntry[]; onShow: (code: string) => void }) {
  return (
    <ul className="related">
      {related.map(({ code, title }) => (
        <li key={code}>
          <button type="button" className="text-button" onClick={() => onShow(code)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  )
}
