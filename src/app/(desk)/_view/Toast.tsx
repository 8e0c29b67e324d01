import { Icon } from './Icon'

/** What was just done, seen and heard. The region is always there: one that comes with its text is not read out. */
export function Toast({ toast }: { toast: { text: string; turn: number } | null }) {
  return (
    <div className="toast-place" role="status">
      {toast && (
        <p key={toast.turn} className="toast">
          <Icon name="fresh" size={18} />
          {toast.text}
        </p>
      )}
    </div>
  )
}
