import { actorOf } from '../refresh-requests/actorOf'
import { idParam, type GuardedRequest } from './guardedEndpoint'

/** @returns what every command on one document takes: by whom, when, and on which. */
export const deedOn = (req: GuardedRequest) => ({
  payload: req.payload,
  now: new Date(),
  actor: actorOf(req.user),
  id: idParam(req),
})
