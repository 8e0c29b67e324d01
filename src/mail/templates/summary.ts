import { z } from 'zod'

import { NOTHING, oneLine, type Block } from '../render/content'
import { greeting } from './parts'
import { words } from './requestData'
import type { Template } from './template'

const figure = z.union([z.string(), z.number()])
const shape = z.looseObject({
  organizationName: z.string().nullish(),
  /** `{ label: '최신 자료', own: '92 %', average: '88 %' }`; figures as they are to be read. */
  figures: z.array(z.looseObject({ label: z.string(), own: figure, average: figure.nullish() })).default([]),
  note: z.string().nullish(),
})

type Summary = z.infer<typeof shape>

/** Monthly, to an organization's lead: its own figures and the average of the 25 districts. No ranks. */
export const summary: Template<Summary> = {
  shape,
  write: (data, frame) => ({
    preview: `${oneLine(data.organizationName ?? '')} 표준상담 자료의 지난달 현황입니다.`,
    heading: `${oneLine(data.organizationName ?? '우리 부서')} 월간 현황`,
    blocks: [
      greeting(frame),
      { kind: 'text', text: '맡고 계신 부서의 표준상담 자료가 얼마나 최신인지 알려 드립니다.' },
      figuresTable(data),
      ...words('알림', data.note),
    ],
  }),
}

function figuresTable({ figures }: Summary): Block {
  const rows = figures.map(({ label, own, average }) =>
    [label, own, average ?? NOTHING].map((value) => oneLine(String(value))),
  )
  return { kind: 'table', head: ['구분', '우리 부서', '25개 자치구 평균'], rows }
}
