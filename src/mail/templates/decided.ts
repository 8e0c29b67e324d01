import { koreanDay } from '../../domain/day'
import { oneLine } from '../render/content'
import { greeting } from './parts'
import { requestData, requestFacts, words, type RequestData } from './requestData'
import type { Template } from './template'

/** What became of a request. */
export const decided: Template<RequestData> = {
  shape: requestData,
  write: (data, frame) => ({
    preview: `처리 결과: ${oneLine(data.title)}`,
    heading: '보내신 현행화 내용의 처리 결과',
    blocks: [
      greeting(frame),
      { kind: 'text', text: outcomeText(data) },
      requestFacts(data),
      ...words('사유', data.reason ?? data.text),
    ],
  }),
}

function outcomeText({ outcome, effectiveOn }: RequestData): string {
  if (outcome === 'rejected') return '보내 주신 내용은 아래 사유로 반영하지 않았습니다.'
  if (outcome === 'withdrawn') return '보내 주신 내용이 취소되었습니다.'
  if (outcome === 'approved' && effectiveOn)
    return `보내 주신 내용이 승인되었습니다. ${koreanDay(effectiveOn)}부터 바뀐 내용으로 안내합니다.`
  if (outcome === 'approved') return '보내 주신 내용이 승인되었습니다.'
  return '보내 주신 내용을 반영하였습니다. 상담사가 바뀐 내용으로 안내하고 있습니다. 고맙습니다.'
}
