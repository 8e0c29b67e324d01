import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { refused } from '../requests/errors'
import { rowsOf } from '../rows'
import type { CampaignRow } from './campaignRow'

/** @throws DataRefusedError `no-such-campaign` */
export async function readCampaign(payload: Payload, id: string): Promise<CampaignRow> {
  const found = Types.ObjectId.isValid(id)
    ? await rowsOf<CampaignRow>(payload, 'campaigns').findOne({ _id: new Types.ObjectId(id) })
    : null
  if (!found) throw refused('no-such-campaign', '없는 정비 계획입니다.')
  return found
}
