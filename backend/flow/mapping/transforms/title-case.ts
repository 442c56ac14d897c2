/** Lower case inside a name or a title, unless they begin or end it. */
const particles = new Set(
  'van von vom der den de del della di da dos das do du des ter ten te zu zum zur af av bin ibn und e y and of the for in at'.split(
    ' ',
  ),
);
/** Lower case after a particle only: “de la Cruz”, but “Le Pen”. */
const articles = new Set(['la', 'las', 'le', 'les', 'los', 'l']);
const numerals = new Set(['ii', 'iii', 'iv', 'vii', 'viii']);

/**
 * `ANN O'NEIL-MCDONALD` → `Ann O'Neil-McDonald`, `JAN VAN DER BERG` → `Jan van der Berg`. A word that is written with
 * capitals inside already (`DeShawn`) stays as it is. The same in every locale.
 */
export function titleCase(text: string): string {
  const pieces = text.split(/(\s+)/u);
  const isWord = (piece: string) => piece.trim() !== '';
  const first = pieces.findIndex(isWord);
  const last = pieces.findLastIndex(isWord);
  let afterParticle = false;
  return pieces
    .map((piece, index) => {
      if (!isWord(piece)) return piece;
      const lower = piece.toLowerCase();
      const inside = index > first && index < last;
      const isParticle = inside && (particles.has(lower) || (afterParticle && articles.has(lower)));
      afterParticle = particles.has(lower);
      if (isParticle) return lower;
      return index === last && index > first && numerals.has(lower) ? piece.toUpperCase() : capitalizeWord(piece);
    })
    .join('');
}

function capitalizeWord(word: string): string {
  if (/\p{Ll}\p{M}*\p{Lu}/u.test(word)) return word;
  return word
    .toLowerCase()
    .replace(/(^|[^\p{L}\p{M}\p{N}'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(
      /(^|[^\p{L}\p{M}\p{N}])(\p{L}['’])(\p{L})(?=\p{L})/gu,
      (_, before: string, start: string, letter: string) => {
        return before + start.toUpperCase() + letter.toUpperCase();
      },
    )
    .replace(/(^|[^\p{L}\p{M}\p{N}])Mc(\p{L})(?=\p{L})/gu, (_, before: string, letter: string) => {
      return `${before}Mc${letter.toUpperCase()}`;
    });
}
