import { z } from 'zod'

import { greeting } from './parts'
import type { Template } from './template'

const shape = z.looseObject({})

/** For a forgotten password. The link is no part of the data: it is read from the account when the mail is sent. */
export const password: Template<z.infer<typeof shape>> = {
  shape,
  write: (_data, frame) => ({
    preview: '비밀번호를 다시 정하는 링크입니다. 한 시간 동안 쓸 수 있습니다.',
    heading: '비밀번호 재설정',
    blocks: [
      greeting(frame),
      { kind: 'text', text: '비밀번호를 다시 정해 달라는 요청을 받았습니다. 아래 링크는 한 시간 동안 쓸 수 있습니다.' },
      ...(frame.resetUrl ? [{ kind: 'link' as const, label: '비밀번호 다시 정하기', url: frame.resetUrl }] : []),
      { kind: 'text', text: '요청하신 적이 없으면 이 메일을 지워 주세요. 비밀번호는 바뀌지 않습니다.' },
    ],
  }),
}
