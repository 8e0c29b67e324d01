/**
 * @returns whether a form was posted from somebody else's page. Browsers say so in Sec-Fetch-Site; older ones in Origin,
 *   which is `null` or missing on pages that give no referrer.
 */
export function isFromElsewhere(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = headers.get('origin')
  if (!origin || origin === 'null') return false
  return !URL.canParse(origin) || new URL(origin).host !== headers.get('host')
}
