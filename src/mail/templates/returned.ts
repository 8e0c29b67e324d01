import { oneLine } from '../render/content'
import { greeting, replyLinks, typedWay } from './parts'
import { requestData, requestFacts, words, type RequestData } from './requestData'
import type { Template } from './template'

/** A request came back to who sent it, with what is missing. */
export const returned: Template<RequestData> = {
  shape: requestData,
  write: (data, frame) => ({
    preview: `보완해 주세요: ${oneLine(data.title)}`,
    heading: '보내신 내용의 보완을 요청드립니다',
    blocks: [
      greeting(frame),
      { kind: 'text', text: '보내 주신 현행화 내용을 검토하였습니다. 아래 내용을 보완하여 다시 보내 주세요.' },
      requestFacts(data),
      ...words('보완할 내용', data.reason ?? data.text),
      ...replyLinks(frame),
      ...typedWay(frame),
    ],
  }),
}
