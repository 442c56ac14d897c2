import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { escaped } from './html.ts';
import { productPage, type ProductLook } from './product-page.ts';
import { face, type ShownPerson } from './profile-body.ts';

export interface ListedPerson extends ShownPerson {
  readonly href: string;
}

interface Listing<User> {
  readonly users: readonly User[];
  readonly show: (user: User) => ListedPerson;
}

const pageSize = 60;

/** Everyone by name, a page at a time; `?q=` finds names, `?start=` goes on. */
export function peoplePage<User extends { readonly name: string }>(
  look: ProductLook,
  { users, show }: Listing<User>,
  query: URLSearchParams,
): SimulatedAnswer {
  const asked = query.get('q')?.trim() ?? '';
  const found = users
    .filter(({ name }) => name.toLowerCase().includes(asked.toLowerCase()))
    .sort((one, other) => one.name.localeCompare(other.name));
  const start = Math.max(0, Number.parseInt(query.get('start') ?? '0', 10) || 0);
  const cards = found.slice(start, start + pageSize).map((user) => cardOf(show(user)));
  const body = `<h1>People</h1><p>${countOf(found.length)}</p>
<form><input type="search" name="q" value="${escaped(asked)}" placeholder="Name" aria-label="Name"><button>Search</button></form>
<ul class="people">${cards.join('')}</ul><nav>${ways({ asked, start, total: found.length })}</nav>`;
  return productPage(look, { title: 'People', body });
}

const countOf = (people: number): string => `${people} ${people === 1 ? 'person' : 'people'}`;

function cardOf({ name, line, picture, href }: ListedPerson): string {
  const text = `<a href="${escaped(href)}">${escaped(name)}</a><p>${escaped(line)}</p>`;
  return `<li class="card">${face({ name, picture })}<div>${text}</div></li>`;
}

function ways({ asked, start, total }: { asked: string; start: number; total: number }): string {
  const way = (to: number, label: string): string => {
    const query = new URLSearchParams({ ...(asked !== '' && { q: asked }), start: String(to) });
    return `<a href="?${escaped(query.toString())}">${label}</a>`;
  };
  return [
    start > 0 ? way(Math.max(0, start - pageSize), 'Previous') : '',
    start + pageSize < total ? way(start + pageSize, 'Next') : '',
  ].join('');
}
