import type { Types } from 'mongoose'

import type { RequestRow } from './requestRow'

/** @returns the filter for what an office may read: its own requests, and those it has passed on. */
export const ofOffice = (office: Types.ObjectId) => ({ $or: [{ organization: office }, { fromOrganization: office }] })

/** Whether this office (hex) has passed the request on: it may read it, and amend its own words when they come back. */
export const isPassedOnBy = (
  { organization, fromOrganization }: Pick<RequestRow, 'organization' | 'fromOrganization'>,
  office: string | undefined,
): boolean =>
  office !== undefined && fromOrganization?.toHexString() === office && organization?.toHexString() !== office
