'use client'

import { useState } from 'react'

import type { CampaignState } from '../../domain/campaign'
import { postJson } from '../postJson'

/** Freezing the list and finishing, each asked once more; and the ways out: report and printable sheet. */
export function CampaignActions({ id, state, year }: { id: string; state: CampaignState; year: string }) {
  const [asked, setAsked] = useState<'freeze' | 'finish'>()
  const [problem, setProblem] = useState('')
  const move = state === 'planned' ? 'freeze' : 'finish'

  const send = async (): Promise<void> => {
    const answer = await postJson(`/api/campaigns/${id}/${move}`, {})
    if (answer.ok) window.location.reload()
    else setProblem(answer.detail)
  }

  return (
    <div className="ieum-actions">
      <div className="ieum-buttons">
        {state !== 'finished' && (
          <button className="ieum-button" onClick={() => setAsked(move)} type="button">
            {move === 'freeze' ? '목록 확정' : '완료'}
          </button>
        )}
        <a className="ieum-button" href={`/api/campaigns/report.xlsx?year=${year}`}>
          {year}년 정비 실적 엑셀
        </a>
        {state !== 'planned' && (
          <a className="ieum-button" href={`/admin/campaign-sheet/${id}`}>
            전체 목록 인쇄
          </a>
        )}
      </div>
      {asked && (
        <div className="ieum-confirm">
          <p>
            {move === 'freeze'
              ? '확정한 목록은 바꿀 수 없습니다. 확정할까요?'
              : '지금까지의 결과로 실적을 확정하고 마칠까요?'}
          </p>
          <div className="ieum-buttons">
            <button autoFocus className="ieum-button ieum-primary" onClick={() => void send()} type="button">
              {move === 'freeze' ? '확정' : '마침'}
            </button>
            <button className="ieum-button" onClick={() => setAsked(undefined)} type="button">
              닫기
            </button>
          </div>
        </div>
      )}
      {problem && (
        <p className="ieum-warning" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
