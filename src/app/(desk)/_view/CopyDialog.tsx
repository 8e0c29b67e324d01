import { useEffect, useRef } from 'react'
import { Dialog } from './Dialog'

/** The last way to copy: where the browser may not touch the clipboard, the text lies ready, selected. */
export function CopyDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    area.current?.select()
  }, [])
  return (
    <Dialog title="복사할 답변" onClose={onClose}>
      <p className="dialog-note">이 컴퓨터에서는 바로 복사할 수 없습니다. Ctrl+C를 눌러 복사해 주세요.</p>
      <textarea ref={area} data-first className="copy-area" aria-label="복사할 답변" readOnly rows={14} value={text} />
    </Dialog>
  )
}
