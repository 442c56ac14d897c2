import { escaped } from './html.ts';

/** A label and what is shown under it; `href` makes it a link. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly href?: string | undefined;
}

export interface Section {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** What stands there instead of no facts. */
  readonly whenEmpty: string;
}

export interface ShownPerson {
  readonly name: string;
  /** Below the name. */
  readonly line: string;
  /** Address of the picture; undefined: there is none. */
  readonly picture: string | undefined;
}

/** A profile in HTML: face, name and sections. */
export function profileBody(person: ShownPerson, sections: readonly Section[]): string {
  const head = `<div class="person">${face(person)}<div><h1>${escaped(person.name)}</h1><p>${escaped(person.line)}</p></div></div>`;
  return head + sections.map(sectionOf).join('');
}

/** The picture, or initials where there is none. */
export function face({ name, picture }: Pick<ShownPerson, 'name' | 'picture'>): string {
  if (picture !== undefined) return `<img class="face" src="${escaped(picture)}" alt="" loading="lazy">`;
  const words = name.split(/\s+/u);
  const initials = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => /^./u.exec(word ?? '')?.[0] ?? '');
  return `<span class="face" aria-hidden="true">${escaped(initials.join('').toUpperCase())}</span>`;
}

function sectionOf({ title, facts, whenEmpty }: Section): string {
  const rows = facts.map(({ label, value, href }) => {
    const text = escaped(value);
    return `<dt>${escaped(label)}</dt><dd>${href === undefined ? text : `<a href="${escaped(href)}">${text}</a>`}</dd>`;
  });
  const body = rows.length === 0 ? `<p>${escaped(whenEmpty)}</p>` : `<dl>${rows.join('')}</dl>`;
  return `<section><h2>${escaped(title)}</h2>${body}</section>`;
}
