import { z } from 'zod'

import { koreanDay } from '../../domain/day'
import { oneLine } from '../render/content'
import { greeting } from './parts'
import { words } from './requestData'
import type { Template } from './template'

const shape = z.looseObject({
  title: z.string(),
  until: z.iso.date().nullish(),
  text: z.string().nullish(),
  /** Where it is edited; the admin's start page when left out. */
  path: z.string().startsWith('/').nullish(),
})

/** 특별상담자료 whose window ends, or that waits to be looked at, to who is answerable for it. */
export const briefReminder: Template<z.infer<typeof shape>> = {
  shape,
  write: (data, frame) => ({
    preview: `특별상담자료 확인: ${oneLine(data.title)}`,
    heading: '특별상담자료를 확인해 주세요',
    blocks: [
      greeting(frame),
      {
        kind: 'text',
        text: data.until
          ? `아래 특별상담자료는 ${koreanDay(data.until)}까지 표시됩니다. 더 알려야 하면 기간을 늘려 주세요.`
          : '아래 특별상담자료의 내용이 지금도 맞는지 확인해 주세요.',
      },
      { kind: 'facts', rows: [['제목', oneLine(data.title)]] },
      ...words('알림', data.text),
      { kind: 'link', label: '이음에서 확인하기', url: `${frame.publicUrl}${data.path ?? '/admin'}` },
    ],
  }),
}
