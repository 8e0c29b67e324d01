import type { Block } from '../render/content'
import type { MailFrame } from '../render/frame'
import { dueEntries, type DueEntries } from './dueEntries'
import { entryList } from './entryList'
import { dutyName, greeting, replyLinks, typedWay } from './parts'
import type { Template } from './template'

/** Weekly, for what is overdue. */
export const reminder: Template<DueEntries> = {
  shape: dueEntries,
  write: (data, frame) => ({
    preview: `점검기한이 지난 자료 ${data.entries.length}건이 확인을 기다립니다.`,
    heading: `점검기한이 지난 자료 ${data.entries.length}건`,
    blocks: [
      greeting(frame),
      {
        kind: 'text',
        text:
          `${dutyName(data) ? `${dutyName(data)} 업무의 ` : ''}자료 가운데 점검기한이 지난 것입니다. ` +
          '상담사 화면에는 확인이 늦어진 자료로 표시되고 있습니다.\n내용이 그대로이면 한 번 누르는 것으로 끝납니다.',
      },
      ...overdueBlocks(data, frame),
    ],
  }),
}

/** What the reminders to whomever have in common: the way to answer, and the list. */
export function overdueBlocks(data: DueEntries, frame: MailFrame): Block[] {
  return [...replyLinks(frame), entryList('점검기한이 지난 자료', data.entries, frame.today), ...typedWay(frame)]
}
