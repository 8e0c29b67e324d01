import { oneLine } from '../render/content'
import { entryList } from './entryList'
import { greeting, replyLinks, typedWay } from './parts'
import { requestData, requestFacts, words, type RequestData } from './requestData'
import type { Template } from './template'

/** 현행화 요청: the staff ask an office whether an entry is still right. */
export const asked: Template<RequestData> = {
  shape: requestData,
  write: (data, frame) => ({
    preview: `${data.urgent ? '긴급 ' : ''}현행화 요청: ${oneLine(data.title)}`,
    heading: data.urgent ? '긴급 현행화 요청' : '현행화 요청',
    blocks: [
      greeting(frame),
      {
        kind: 'text',
        text: `아래 자료의 내용이 맞는지 확인해 주세요.${data.disputes ? ' 확인이 끝날 때까지 상담사에게 ‘확인 중’으로 표시됩니다.' : ''}`,
      },
      requestFacts(data),
      ...words('요청 내용', data.text ?? data.reason),
      ...replyLinks(frame),
      ...(data.entries.length > 0 ? [entryList('대상 자료', data.entries, frame.today)] : []),
      ...typedWay(frame),
    ],
  }),
}
