import { dutyName, greeting, replyLinks, typedWay } from './parts'
import { dueEntries, type DueEntries } from './dueEntries'
import { entryList } from './entryList'
import type { Template } from './template'

/** Once a month for each post: what is due. */
export const digest: Template<DueEntries> = {
  shape: dueEntries,
  write(data, frame) {
    const { entries } = data
    const left = (data.total ?? entries.length) - entries.length
    const duty = dutyName(data)
    return {
      preview: `확인하실 표준상담 자료 ${entries.length}건. 그대로이면 '변경 없음' 한 번으로 끝납니다.`,
      heading: `${Number(frame.today.slice(5, 7))}월 현행화 안내: 확인하실 자료 ${entries.length}건`,
      blocks: [
        greeting(frame),
        {
          kind: 'text',
          text:
            `120 상담사가 시민께 안내하는 자료 가운데 ${duty ? `${duty} 업무의 ` : ''}점검기한이 다가오거나 지나 확인이 필요한 자료입니다.\n` +
            `내용이 그대로이면 '변경 없음'만 눌러 주세요. 바뀐 것이 있으면 그 자리에서 고쳐 보내실 수 있습니다.`,
        },
        ...replyLinks(frame),
        entryList('확인하실 자료', entries, frame.today),
        ...(left > 0 ? [{ kind: 'text' as const, text: `이 밖에 ${left}건은 다음에 안내해 드리겠습니다.` }] : []),
        ...typedWay(frame),
      ],
    }
  },
}
