import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What Prometheus reads at `/metrics`. Durations in seconds, as is its custom. */
export interface Metrics {
  registry: Registry
  lookups: Counter<'engine'>
  lookupSeconds: Histogram
  zeroResults: Counter
  indexSize: Gauge
  eventStreams: Gauge
  /** 1 while the standby answers, 0 while the search server does; not set without one. */
  standbyServing: Gauge
  standbyFlips: Counter<'to' | 'reason'>
  parkedDocuments: Gauge
  outbox: Gauge<'state'>
  outboxUnknowns: Gauge
  outboxWaitSeconds: Gauge
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    lookups: new Counter({
      name: 'ieum_lookups_total',
      help: 'Lookups answered, by engine',
      labelNames: ['engine'],
      registers,
    }),
    lookupSeconds: new Histogram({
      name: 'ieum_lookup_seconds',
      help: 'Time from parsed request to answer',
      registers,
      buckets: [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.15, 0.5],
    }),
    zeroResults: new Counter({ name: 'ieum_lookup_zero_results_total', help: 'Lookups that found nothing', registers }),
    indexSize: new Gauge({ name: 'ieum_index_documents', help: "Documents in this process's index", registers }),
    standbyServing: new Gauge({
      name: 'ieum_search_standby',
      help: '1 while the standby answers lookups, 0 while the search server does',
      registers,
    }),
    standbyFlips: new Counter({
      name: 'ieum_search_flips_total',
      help: 'Changes between search server and standby, by whom they led to and why',
      labelNames: ['to', 'reason'],
      registers,
    }),
    parkedDocuments: new Gauge({
      name: 'ieum_index_parked_documents',
      help: "Documents that this process's index could not take",
      registers,
    }),
    eventStreams: new Gauge({ name: 'ieum_event_streams', help: 'Desks connected to live events', registers }),
    outbox: new Gauge({ name: 'ieum_mail_outbox', help: 'Mails in the outbox', labelNames: ['state'], registers }),
    outboxUnknowns: new Gauge({
      name: 'ieum_mail_unknowns',
      help: 'How often it was unknown whether a mail arrived; only these may have arrived twice',
      registers,
    }),
    outboxWaitSeconds: new Gauge({
      name: 'ieum_mail_wait_seconds',
      help: 'For how long the oldest mail that is due has been waiting',
      registers,
    }),
  }
}
