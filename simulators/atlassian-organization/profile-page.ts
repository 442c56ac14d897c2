import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { Directory, DirectoryUser } from './directory.ts';
import { enterpriseSchema } from './user-shape.ts';

/** What a person's profile shows to their colleagues. */
export function profilePage(user: DirectoryUser, directory: Directory): SimulatedAnswer {
  const { attributes } = user;
  const rows = ['title', 'department', 'organization', 'timezone', 'preferredLanguage']
    .flatMap((name) => (typeof attributes[name] === 'string' ? [[name, attributes[name]] as const] : []))
    .concat(valueOf(attributes['phoneNumbers']).map((phone) => ['phone', phone] as const))
    .concat(managerOf(user, directory).map((manager) => ['manager', manager] as const));
  const [photo] = valueOf(attributes['photos']);
  const name = escaped(String(attributes['displayName']));
  const body = `<!doctype html><meta charset="utf-8"><title>${name}</title>
<style>body{font:16px system-ui;margin:3rem auto;max-width:32rem}img{border-radius:50%;width:128px}dt{color:#626f86}</style>
${photo === undefined ? '' : `<img src="${escaped(photo)}" alt="">`}<h1>${name}</h1>
<dl>${rows.map(([label, value]) => `<dt>${label}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
  return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

function managerOf({ attributes }: DirectoryUser, directory: Directory): readonly string[] {
  const extension = attributes[enterpriseSchema] as { readonly manager?: { readonly value: string } } | undefined;
  const named = extension?.manager?.value;
  if (named === undefined) return [];
  const manager = directory.find('userName', named) ?? directory.users().find(({ id }) => id === named);
  const name = manager?.attributes['displayName'];
  return [typeof name === 'string' ? name : named];
}

function valueOf(entries: unknown): readonly string[] {
  return Array.isArray(entries) ? (entries as readonly { readonly value: string }[]).map(({ value }) => value) : [];
}

const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => `&#${String(sign.codePointAt(0))};`);
