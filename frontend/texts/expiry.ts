/** Texts about secrets that need to be renewed. */
export const expiryTexts = {
  title: (count: number) => (count === 1 ? 'Renew this secret' : 'Renew these secrets'),
  expired: (secret: string, connector: string, day: string) =>
    `${withArticle(secret)} of “${connector}” expired on ${day}.`,
  expires: (secret: string, connector: string, when: string, day: string) =>
    `${withArticle(secret)} of “${connector}” expires ${when}, on ${day}.`,
  renewHere: 'Make a new one and enter it here.',
  renewThere: (secret: string, connector: string) => `Enter a new ${inSentence(secret)} for ${connector}`,
  when: (days: number) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${String(days)} days`),
  expiredShort: (secret: string) => `${secret} expired`,
  expiresShort: (secret: string, when: string) => `${secret} expires ${when}`,
};

function withArticle(secret: string): string {
  return `The ${inSentence(secret)}`;
}

/** `Client secret` → `client secret`, but `API token` stays. */
function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
