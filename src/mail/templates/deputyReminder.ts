import { oneLine } from '../render/content'
import { dueEntries, type DueEntries } from './dueEntries'
import { dutyName, greeting } from './parts'
import { overdueBlocks } from './reminder'
import type { Template } from './template'

/** To 부담당, when 정담당 has not answered. */
export const deputyReminder: Template<DueEntries> = {
  shape: dueEntries,
  write: (data, frame) => ({
    preview: `정담당의 답이 없어 부담당께 알려 드립니다. 자료 ${data.entries.length}건`,
    heading: `부담당께: 점검기한이 지난 자료 ${data.entries.length}건`,
    blocks: [
      greeting(frame),
      {
        kind: 'text',
        text:
          `정담당${data.primaryName ? `(${oneLine(data.primaryName)})` : ''}께 안내해 드렸으나 아직 답을 받지 못해 ` +
          `${dutyName(data) ? `${dutyName(data)} 업무의 ` : ''}부담당께 알려 드립니다.\n` +
          '아시는 대로 답해 주셔도 되고, 담당자가 바뀌었으면 답변 화면에서 알려 주세요.',
      },
      ...overdueBlocks(data, frame),
    ],
  }),
}
