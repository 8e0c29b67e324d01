import { dueEntries, type DueEntries } from './dueEntries'
import { dutyName, greeting } from './parts'
import { overdueBlocks } from './reminder'
import type { Template } from './template'

/** To 팀장, when neither 정담당 nor 부담당 has answered. */
export const teamLeadReminder: Template<DueEntries> = {
  shape: dueEntries,
  write: (data, frame) => ({
    preview: `담당자의 답이 없는 자료 ${data.entries.length}건을 팀장께 알려 드립니다.`,
    heading: `팀장께: 답을 받지 못한 자료 ${data.entries.length}건`,
    blocks: [
      greeting(frame),
      {
        kind: 'text',
        text:
          `${dutyName(data) ? `${dutyName(data)} 업무의 ` : ''}정담당과 부담당께 안내해 드렸으나 아직 답을 받지 못했습니다.\n` +
          '담당자에게 전해 주시거나, 담당자가 바뀌었으면 답변 화면에서 알려 주세요.',
      },
      ...overdueBlocks(data, frame),
    ],
  }),
}
