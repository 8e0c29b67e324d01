import { APIError } from 'payload'

import type { Entry } from '../../payload-types'

/** 409: the text was changed by somebody else since this save began. Carries the text of now. */
export class StaleRevision extends APIError<{ code: string; current: Entry }> {
  constructor(current: Entry) {
    super(
      '그 사이 다른 분이 이 자료를 고쳤습니다. 새로 고침한 뒤 지금 내용을 확인하고 다시 저장해 주세요.',
      409,
      { code: 'stale-revision', current },
      true,
    )
  }
}
