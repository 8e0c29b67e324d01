import { useState } from 'react'
import type { Brief } from '../../../domain/brief'
import * as api from '../_api/briefs'
import { DeskError } from '../_api/DeskError'
import { NoticeForm } from './NoticeForm'
import { RunningNotice } from './RunningNotice'
import { SidePanel } from './SidePanel'

interface NoticePanelProps {
  /** Every running brief; only 긴급공지 are a shift lead's to change. */
  briefs: readonly Brief[]
  tell: (sentence: string) => void
  onDone: () => void
  onClose: () => void
}

/** A shift lead's 긴급공지: a new one, and what to do with those that run. */
export function NoticePanel({ briefs, tell, onDone, onClose }: NoticePanelProps) {
  const [isSending, setIsSending] = useState(false)
  const running = briefs.filter(({ kind }) => kind === 'urgent')

  /** @returns whether it was done */
  const send = async (deed: () => Promise<void>, done: string): Promise<boolean> => {
    if (isSending) return false
    setIsSending(true)
    try {
      await deed()
    } catch (error) {
      tell((error instanceof DeskError && error.detail) || '지금은 알릴 수 없습니다. 조금 뒤에 다시 해 주세요.')
      return false
    } finally {
      setIsSending(false)
    }
    tell(done)
    onDone()
    return true
  }
  const publish = async (notice: api.Notice): Promise<void> => {
    const sent = await send(
      () => api.publishNotice(notice),
      '긴급공지를 모든 상담사에게 알렸습니다. 4시간 뒤에 끝납니다.',
    )
    if (sent) onClose()
  }

  return (
    <SidePanel title="긴급공지" isWide onClose={onClose}>
      <NoticeForm isSending={isSending} onPublish={(notice) => void publish(notice)} />
      {running.length > 0 && <h3 className="panel-part">진행 중인 긴급공지</h3>}
      {running.map((brief) => (
        <RunningNotice
          key={brief.id}
          brief={brief}
          onChange={(change, done) => send(() => api.changeNotice(brief.id, change), done)}
        />
      ))}
    </SidePanel>
  )
}
