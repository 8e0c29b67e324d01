/** A document matches when its score reaches this part of the best one's: far below lies what shares a syllable by chance. */
export const MATCHING_SHARE = 0.3

/** Above this share of words found in one title, nothing was mistyped. */
export const ALL_WORDS = 0.94
