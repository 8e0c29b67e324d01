import { memo } from 'react'
import type { AnswerTab } from '../_state/useTabs'

interface TabStripProps {
  tabs: readonly AnswerTab[]
  /** The code of the answer that is open. */
  opened: string | null
  onShow: (at: number) => void
}

/** The answers of this call, each on its digit. The strip is always there, so that the first answer moves nothing. */
export const TabStrip = memo(function TabStrip({ tabs, opened, onShow }: TabStripProps) {
  return (
    <nav className="tabs" aria-label="이 통화에서 연 답변">
      {tabs.map((tab, at) => (
        <button
          key={tab.code}
          type="button"
          className="tab"
          aria-current={tab.code === opened || undefined}
          aria-keyshortcuts={String(at + 1)}
          onClick={() => onShow(at)}
        >
          <kbd aria-hidden="true">{at + 1}</kbd>
          <span className="tab-title">{tab.district ? `${tab.district} ${tab.title}` : tab.title}</span>
        </button>
      ))}
      {tabs.length === 0 && <span className="tabs-none">연 답변이 세 개까지 여기에 남습니다</span>}
    </nav>
  )
})
