import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { AccountRefusal } from './account-refusal.ts';
import type { Account } from './accounts.ts';

/** What a person's profile shows to their colleagues. */
export function profilePage(account: Account | undefined, url: string): SimulatedAnswer {
  if (account === undefined) throw new AccountRefusal(404, 'accountNotFound');
  const { accountId, name, texts, picture, pictures } = account;
  const address = `${url}/avatars/${encodeURIComponent(accountId)}/${pictures}`;
  const rows = Object.entries(texts).map(
    ([path, value]) => `<dt>${escaped(path.replace('extended_profile.', ''))}</dt><dd>${escaped(value)}</dd>`,
  );
  const body = `<!doctype html><meta charset="utf-8"><title>${escaped(name)}</title>
<style>body{font:16px system-ui;margin:3rem auto;max-width:32rem}img{border-radius:50%;width:128px}dt{color:#626f86}</style>
${picture === undefined ? '' : `<img src="${escaped(address)}" alt="">`}<h1>${escaped(name)}</h1><dl>${rows.join('')}</dl>`;
  return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => `&#${String(sign.codePointAt(0))};`);
