/** The seats of a post, in the order they are asked. */
export const POST_ROLES = { primary: '정담당', deputy: '부담당', teamLead: '팀장', manager: '과장' } as const
