import type { AnswerSender } from '../../domain/reply/officerAnswer'

/** Somebody at the reply page: who they answer for, which entries are theirs to answer, and where their page lies. */
export interface ReplyVisit {
  /** `link:HEX`, `phone:HEX` or `user:HEX`: what is half-written is kept under it. */
  id: string
  /** `link:HEX` or `user:HEX`: receipts of the same question belong together, however the answers came. */
  group: string
  /** The path of the page, without a slash at the end. */
  base: string
  via: AnswerSender['via']
  /** Ids, in hex. */
  entries: readonly string[]
  /** The request whose text is to be amended here, hex; then `entries` is empty. */
  amends?: string
  /** The duties whose people are asked about here, hex; then `entries` is empty. */
  people?: readonly string[]
  organization: string
  organizationName: string
  post?: string
  postTitle?: string
  user?: string
  /** What the sender's fields are filled with. */
  sender: { name: string; position: string; phone: string }
  expiresAt?: Date
}

/** @returns what a receipt says of where its answers came from. */
export const receiptOf = ({ group, via, organization, organizationName, post, postTitle }: ReplyVisit) => ({
  group,
  via,
  organization,
  organizationName,
  ...(post ? { post } : {}),
  ...(postTitle ? { postTitle } : {}),
})
