import type { DefaultServerCellComponentProps } from 'payload'

import { BRIEF_STAGES, briefStage } from '../../domain/briefStage'
import { timesOf } from './timesOf'
import '../requests/requests.css'

/** 예정, 진행 중, 종료 in the list. */
export function StageCell({ rowData }: DefaultServerCellComponentProps) {
  // The cell stretches its own child over the column.
  return (
    <span>
      <span className="ieum-badge">{BRIEF_STAGES[briefStage(timesOf(rowData), Date.now())]}</span>
    </span>
  )
}
