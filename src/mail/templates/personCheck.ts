import { z } from 'zod'

import { koreanDay } from '../../domain/day'
import { oneLine, type Block } from '../render/content'
import { dutyName, greeting, replyLinks, typedWay } from './parts'
import type { Template } from './template'

const ROLES: Readonly<Record<string, string>> = {
  primary: '정담당',
  deputy: '부담당',
  teamLead: '팀장',
  manager: '과장',
}

const shape = z.looseObject({
  organizationName: z.string().nullish(),
  postTitle: z.string().nullish(),
  people: z
    .array(z.looseObject({ as: z.string(), name: z.string().nullish(), phone: z.string().nullish() }))
    .default([]),
  until: z.iso.date().nullish(),
})

type PersonCheck = z.infer<typeof shape>

/** 담당자 일제 확인, in January and July, when people move. */
export const personCheck: Template<PersonCheck> = {
  shape,
  write: (data, frame) => ({
    preview: '담당자가 그대로인지 확인해 주세요.',
    heading: `담당자 확인${dutyName(data) ? `: ${dutyName(data)}` : ''}`,
    blocks: [
      greeting(frame),
      {
        kind: 'text',
        text:
          `인사이동 뒤 담당자를 확인하고 있습니다.${data.until ? ` ${koreanDay(data.until)}까지 답해 주세요.` : ''}\n` +
          "아래 담당자가 맞으면 답변 화면에서 '그대로입니다'를 한 번 눌러 주세요. " +
          "바뀌었으면 '담당자 변경'에 새 담당자의 성명, 전자우편, 행정전화와 시작일을 적어 주세요.",
      },
      peopleFacts(data),
      ...replyLinks(frame),
      ...typedWay(frame),
    ],
  }),
}

function peopleFacts({ people }: PersonCheck): Block {
  const rows = people.map(({ as, name, phone }): [string, string] => [
    ROLES[as] ?? oneLine(as),
    oneLine([name, phone].filter(Boolean).join(' ')) || '비어 있음',
  ])
  return { kind: 'facts', rows }
}
